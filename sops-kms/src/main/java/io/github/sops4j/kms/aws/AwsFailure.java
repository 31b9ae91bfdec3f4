package io.github.sops4j.kms.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What went wrong at AWS, in one line for a person. */
final class AwsFailure {
    private static final int LONGEST = 400;
    private static final int MOST_CAUSES = 20;

    private AwsFailure() {}

    /** The reason, and what to do where there is something to do. */
    static String reason(RuntimeException failure) {
        if (failure instanceof AwsServiceException service) {
            return ofService(service);
        }
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            String reason = ofNetwork(cause);
            if (reason != null) {
                return reason;
            }
            cause = cause.getCause();
        }
        String message = messageOf(failure);
        return message.startsWith("Unable to unmarshall response")
                ? "the answer cannot be understood: it is not that of AWS, or it broke off"
                : oneLine(message);
    }

    /** The reason why a service that was asked directly gave no answer. */
    static String reason(IOException failure) {
        String reason = ofNetwork(failure);
        return reason == null ? oneLine(messageOf(failure)) : reason;
    }

    private static String ofService(AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String message = details == null ? null : details.errorMessage();
        String said =
                (code.isEmpty() ? "HTTP status " + failure.statusCode() : code)
                        + (message == null || message.isBlank() ? "" : ": " + oneLine(message));
        String explained =
                failure.isThrottlingException()
                        ? "the service is asked too often"
                        : explained(code, failure.statusCode());
        return explained + "; the service says " + said;
    }

    private static String explained(String code, int status) {
        return switch (code) {
            case "AccessDeniedException", "AccessDenied" ->
                    "access denied: the key's policy and the principal's must both allow it";
            case "NotFoundException" -> "there is no such key in this account and region";
            case "DisabledException" -> "the key is disabled";
            case "KMSInvalidStateException" -> "the key cannot be used in its present state";
            case "InvalidCiphertextException" ->
                    "this key, with this encryption context, did not make what is in the file";
            case "IncorrectKeyException" -> "another key made what is in the file";
            case "ExpiredTokenException", "ExpiredToken", "RequestExpired" ->
                    "the credentials have expired: get new ones (aws sso login, or whatever made"
                            + " them)";
            case "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "InvalidSignatureException",
                    "SignatureDoesNotMatch",
                    "IncompleteSignature" ->
                    "the credentials are not valid";
            default -> explained(status);
        };
    }

    private static String explained(int status) {
        return status >= 500 ? "the service failed" : "the service refused";
    }

    private static @Nullable String ofNetwork(Throwable cause) {
        if (cause instanceof SSLException) {
            return "no secure connection to the service: " + oneLine(messageOf(cause));
        }
        if (cause instanceof UnknownHostException) {
            return "there is no host " + oneLine(messageOf(cause));
        }
        if (cause instanceof SocketTimeoutException) {
            return "the service did not answer in time (" + oneLine(messageOf(cause)) + ")";
        }
        if (cause instanceof ConnectException) {
            return "the service cannot be reached (" + oneLine(messageOf(cause)) + ")";
        }
        return null;
    }

    private static String messageOf(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** What comes from elsewhere may have any length, and anything in it. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < LONGEST; i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        return text.length() > LONGEST ? line + "…" : line.toString();
    }
}
