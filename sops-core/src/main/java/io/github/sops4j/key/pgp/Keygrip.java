package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.DSAPublicBCPGKey;
import org.bouncycastle.bcpg.ECPublicBCPGKey;
import org.bouncycastle.bcpg.ElGamalPublicBCPGKey;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.util.BigIntegers;

/**
 * The name GnuPG's agent has for a key: a hash of its public numbers, the same whatever protocol
 * uses it.
 */
final class Keygrip {

    private static final String CURVE25519_OID = "1.3.6.1.4.1.3029.1.5.1";

    /** Curve25519 in the form GnuPG hashes: p, a, b, the base point, its order. */
    private static final String[] CURVE25519 = {
        "7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFED",
        "01DB41",
        "01",
        "040000000000000000000000000000000000000000000000000000000000000009"
                + "20AE19A1B8A086B4E01EDD2C7748D14C923D4D7E6D7C61B229E9C5A27ECED3D9",
        "1000000000000000000000000000000014DEF9DEA2F79CD65812631A5CF5D3ED",
    };

    private final SHA1Digest digest = new SHA1Digest();

    private Keygrip() {}

    /**
     * The keygrip of a public key: 40 hexadecimal digits in upper case.
     *
     * @throws KeyException for an algorithm that encrypts nothing, or an unknown curve
     */
    static String of(PGPPublicKey key) throws KeyException {
        Keygrip grip = new Keygrip();
        grip.add(key.getPublicKeyPacket().getKey());
        byte[] hash = new byte[grip.digest.getDigestSize()];
        grip.digest.doFinal(hash, 0);
        return HexFormat.of().withUpperCase().formatHex(hash);
    }

    /** Whether GnuPG's agent can have a key of this kind. */
    static boolean isKnown(PGPPublicKey key) {
        try {
            return !of(key).isEmpty();
        } catch (KeyException | RuntimeException e) {
            return false;
        }
    }

    private void add(BCPGKey key) throws KeyException {
        if (key instanceof RSAPublicBCPGKey rsa) {
            update(rsa.getModulus().toByteArray());
        } else if (key instanceof ElGamalPublicBCPGKey elGamal) {
            add('p', elGamal.getP().toByteArray());
            add('g', elGamal.getG().toByteArray());
            add('y', elGamal.getY().toByteArray());
        } else if (key instanceof DSAPublicBCPGKey dsa) {
            add('p', dsa.getP().toByteArray());
            add('q', dsa.getQ().toByteArray());
            add('g', dsa.getG().toByteArray());
            add('y', dsa.getY().toByteArray());
        } else if (key instanceof ECPublicBCPGKey curve) {
            add(curve);
        } else {
            throw new KeyException("GnuPG knows no key of this algorithm");
        }
    }

    private void add(ECPublicBCPGKey key) throws KeyException {
        ASN1ObjectIdentifier oid = key.getCurveOID();
        byte[] point = BigIntegers.asUnsignedByteArray(key.getEncodedPoint());
        if (oid.getId().equals(CURVE25519_OID)) {
            byte[] prefixless = new byte[point.length - 1];
            System.arraycopy(point, 1, prefixless, 0, prefixless.length);
            for (int i = 0; i < CURVE25519.length; i++) {
                add("pabgn".charAt(i), HexFormat.of().parseHex(CURVE25519[i]));
            }
            add('q', prefixless);
            return;
        }
        X9ECParameters curve = ECNamedCurveTable.getByOID(oid);
        if (curve == null) {
            throw new KeyException("GnuPG knows no key of this curve");
        }
        add('p', unsigned(curve.getCurve().getField().getCharacteristic()));
        add('a', unsigned(curve.getCurve().getA().toBigInteger()));
        add('b', unsigned(curve.getCurve().getB().toBigInteger()));
        add('g', curve.getG().getEncoded(false));
        add('n', unsigned(curve.getN()));
        add('q', point);
    }

    private static byte[] unsigned(BigInteger number) {
        return BigIntegers.asUnsignedByteArray(number);
    }

    private void add(char name, byte[] value) {
        update(("(1:" + name + value.length + ":").getBytes(StandardCharsets.US_ASCII));
        update(value);
        update(new byte[] {')'});
    }

    private void update(byte[] bytes) {
        digest.update(bytes, 0, bytes.length);
    }
}
