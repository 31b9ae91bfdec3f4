package io.github.sops4j.cli.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.Outcome;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said when KMS does not do what it should, and that the next key is tried. */
class KmsFaultsIT extends KmsScene {

    /** An answer, and what is said about it. */
    private record Fault(String words, int calls, Answer answer) {

        /** An error that does not go away by itself. */
        static Fault of(String words, String type) {
            return new Fault(words, 1, Answer.error(400, type, "said by the service"));
        }

        @Override
        public String toString() {
            return words;
        }
    }

    static List<Fault> faults() {
        return List.of(
                Fault.of("access denied", "AccessDeniedException"),
                Fault.of("there is no such key", "NotFoundException"),
                Fault.of("the key is disabled", "DisabledException"),
                Fault.of("cannot be used in its present state", "KMSInvalidStateException"),
                Fault.of("did not make what is in the file", "InvalidCiphertextException"),
                Fault.of("another key made", "IncorrectKeyException"),
                Fault.of("the credentials have expired", "ExpiredTokenException"),
                Fault.of("the credentials are not valid", "UnrecognizedClientException"),
                Fault.of("the service refused", "SomethingElseException"),
                new Fault("too often", 3, Answer.error(400, "ThrottlingException", "slow down")),
                new Fault("too often", 3, Answer.error(429, "ThrottlingException", "slow down")),
                new Fault("the service failed", 3, Answer.error(500, "InternalFailure", "x")),
                new Fault("the service failed", 3, Answer.text(503, "<html>overloaded</html>")),
                new Fault("cannot be understood", 3, Answer.text(200, "<html>hello</html>")),
                new Fault("it broke off", 3, Answer.cutOff()));
    }

    private String file(String key) throws Exception {
        return encrypted(owner(), "--kms", key);
    }

    private void assertSaid(Outcome outcome, String key, String words) {
        assertThat(outcome.status()).isEqualTo(128);
        assertThat(outcome.out()).isEmpty();
        assertThat(Report.of(outcome).failures(key))
                .singleElement()
                .asString()
                .contains(words, HERE);
        assertThat(outcome.err())
                .doesNotContain(SECRET, "SLF4J", "\tat ", "Exception in thread", "secret-of-");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsSaidInOneLine(Fault fault) throws Exception { // K35
        String key = emulator().key(HERE);
        String file = file(key);
        kms().answer(Call.to("Decrypt"), fault.answer());

        Outcome outcome = owner().ours("decrypt", file);

        assertSaid(outcome, key, fault.words());
        assertThat(Report.of(outcome).failures(key).get(0))
                .contains("kms:Decrypt", "the access key of the environment");
        assertThat(kms().calls("Decrypt")).hasSize(fault.calls());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void afterAFaultTheNextKeyIsTried(Fault fault) throws Exception { // K3
        String broken = emulator().key(HERE);
        String file = file(broken + "," + emulator().key(ELSEWHERE));
        kms().answer(Call.to("Decrypt").and(Call.forKey(broken)), fault.answer());

        assertOpened(owner().ours("decrypt", file));
    }

    static Stream<Answer> passing() {
        return Stream.of(
                Answer.error(400, "ThrottlingException", "slow down"),
                Answer.error(500, "InternalFailure", "x"),
                Answer.cutOff());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatGoesAwayIsTriedAgain(Answer answer) throws Exception { // K33
        String file = file(emulator().key(HERE));
        kms().answerOnce(Call.to("Decrypt"), answer);

        assertOpened(owner().ours("decrypt", file));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 10_000_000})
    void aDataKeyOfAnotherLengthIsRefused(int length) throws Exception { // K1
        String key = emulator().key(HERE);
        String file = file(key);
        String plaintext = Base64.getEncoder().encodeToString(new byte[length]);
        String answer = "{\"KeyId\":\"" + key + "\",\"Plaintext\":\"" + plaintext + "\"}";
        kms().answer(Call.to("Decrypt"), Answer.text(200, answer));

        Outcome outcome = owner().ours("decrypt", file);

        assertThat(outcome.status()).isEqualTo(128);
        assertThat(Report.of(outcome).failures(key))
                .singleElement()
                .asString()
                .contains(length + " bytes and should have 32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Decrypt", "Encrypt"})
    void anAnswerFromAnotherKeyIsRefused(String action) throws Exception { // K32
        String key = emulator().key(HERE);
        String file = file(key);
        String other = "\"arn:aws:kms:us-east-1:123456789012:key/other\"";
        String answer =
                "{\"KeyId\":" + other + ",\"Plaintext\":\"AA==\",\"CiphertextBlob\":\"AA==\"}";
        kms().answer(Call.to(action), Answer.text(200, answer));

        Outcome outcome =
                action.equals("Decrypt")
                        ? owner().ours("decrypt", file)
                        : owner().ours(encrypt("--kms", key));

        assertThat(outcome.status()).isEqualTo(action.equals("Decrypt") ? 128 : 1);
        assertThat(outcome.err().replaceAll("\\s+[|]?\\s*", " "))
                .contains("the answer is not from this key but from arn:aws:kms");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aServiceThatNeverAnswersIsNotWaitedForLong() throws Exception { // K33
        String key = emulator().key(HERE);
        String file = file(key);
        kms().answer(Call.to("Decrypt"), Answer.never());

        Outcome outcome = owner().with("AWS_MAX_ATTEMPTS", 1).ours("decrypt", file);

        assertSaid(outcome, key, "did not answer in time");
    }

    @Test
    void aRegionThatNeverAnswersDoesNotHoldUpTheNextKey() throws Exception { // K3
        String silent = emulator().key(HERE);
        String file = file(silent + "," + emulator().key(ELSEWHERE));
        kms().answer(Call.to("Decrypt").and(Call.forKey(silent)), Answer.never());

        assertOpened(owner().ours("decrypt", file));
    }

    @Test
    void aPlaceWhereNobodyListensIsNamed() throws Exception { // K33
        String key = emulator().key(HERE);
        String file = file(key);
        Person person = owner().with("AWS_ENDPOINT_URL", "http://127.0.0.1:1");

        assertSaid(person.ours("decrypt", file), key, "the service cannot be reached");
    }

    @Test
    void aRoleThatIsRefusedIsNamedWithItsAction() throws Exception { // K34
        String key = emulator().keyBehind(ROLE, HERE);
        String file = encrypted(owner(), "--kms", key + "+" + ROLE);
        kms().answer(Call.to("AssumeRole"), Answer.text(403, DENIED));

        Outcome outcome = owner().ours("decrypt", file);

        assertSaid(outcome, key + "+" + ROLE, "failed to assume role '" + ROLE + "'");
        assertThat(Report.of(outcome).failures(key + "+" + ROLE).get(0))
                .contains("access denied", "sts:AssumeRole", "the access key of the environment");
    }

    private static final String DENIED =
            """
            <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>
            <Message>not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>
            """;

    @Test
    void whoHasNoCredentialsIsToldWhereTheyWereLookedFor() throws Exception { // K33
        String key = emulator().key(HERE);
        Outcome outcome = nobody().ours("decrypt", file(key));

        assertThat(outcome.status()).isEqualTo(128);
        assertThat(Report.of(outcome).failures(key))
                .singleElement()
                .asString()
                .contains(
                        "no AWS credentials",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_WEB_IDENTITY_TOKEN_FILE",
                        "no profile 'default'",
                        HERE);
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_MAX_ATTEMPTS, many",
        "AWS_RETRY_MODE, never",
        "AWS_ENDPOINT_URL, nonsense",
        "AWS_ENDPOINT_URL, http://a b/",
        "AWS_USE_FIPS_ENDPOINT, maybe",
        "AWS_CONFIG_FILE, plain.yaml",
    })
    void settingsThatCannotBeUsedAreAReasonLikeAnyOther(String variable, String value)
            throws Exception { // K33
        String key = emulator().key(HERE);
        Person person = owner().with(variable, value);
        String file = file(key);
        assertSaid(person.ours("decrypt", file), key, "the AWS settings here");

        String both = encrypted(owner(), "--kms", key, "--age", ageRecipient());
        String[] words = {"decrypt", "--decryption-order", "kms,age", both};
        assertOpened(withAge(person).ours(words));
    }

    @Test
    void aKeyThatDoesNotEncryptLeavesNothing() throws Exception { // K2
        String key = emulator().key(HERE);
        kms().answer(
                        Call.to("Encrypt"),
                        Answer.error(400, "AccessDeniedException", "not authorized"));
        Outcome outcome = owner().ours("encrypt", "-i", "--kms", key, "plain.yaml");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err())
                .contains(key, "access denied", "kms:Encrypt", HERE)
                .hasLineCount(1);
        assertThat(folder().resolve("plain.yaml")).hasContent(PLAIN.strip());
    }
}
