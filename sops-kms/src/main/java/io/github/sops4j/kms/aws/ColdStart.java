package io.github.sops4j.kms.aws;

import java.net.HttpURLConnection;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a signed call needs of Java itself, started beside the AWS SDK, which needs as long to start
 * and comes to these things last: a quarter of the time of a first call.
 */
final class ColdStart implements Runnable {
    private ColdStart() {}

    static void begin() {
        Thread thread = new Thread(new ColdStart(), "sops cold start");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        HttpURLConnection.getFollowRedirects();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[1], "HmacSHA256"));
            mac.doFinal();
        } catch (GeneralSecurityException late) {
            // the call itself will fail for this reason, and say so
            return;
        }
    }
}
