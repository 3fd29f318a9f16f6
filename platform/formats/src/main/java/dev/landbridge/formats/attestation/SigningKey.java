package dev.landbridge.formats.attestation;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.PKCS8EncodedKeySpec;

/** A P-256, P-384 or P-521 key. The public half is derived, so one PKCS#8 file is all there is to keep. */
public final class SigningKey {

    private static final String LABEL = "PRIVATE KEY";

    private final ECPrivateKey privateKey;
    private final Curve curve;
    private final VerificationKey verificationKey;

    private SigningKey(ECPrivateKey privateKey, Curve curve, VerificationKey verificationKey) {
        this.privateKey = privateKey;
        this.curve = curve;
        this.verificationKey = verificationKey;
    }

    /** A new P-256 key. */
    public static SigningKey generate() {
        return generate(Curve.P256);
    }

    public static SigningKey generate(Curve curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve.parameters()));
            return of((ECPrivateKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + curve.label(), e);
        }
    }

    /** @throws IOException when the file is no PKCS#8 PEM of a key on one of the curves */
    public static SigningKey load(Path pem) throws IOException {
        return parse(Files.readString(pem, StandardCharsets.US_ASCII));
    }

    /** Loads the key, or makes one and writes it for the owner only. */
    public static SigningKey loadOrCreate(Path pem) throws IOException {
        if (Files.exists(pem)) {
            return load(pem);
        }
        SigningKey key = generate();
        Files.createDirectories(pem.toAbsolutePath().getParent());
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(pem, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(pem, key.pem());
        return key;
    }

    /** @throws IOException when the text is no PKCS#8 PEM of a key on one of the curves */
    public static SigningKey parse(String pem) throws IOException {
        try {
            byte[] der = Pem.decode(LABEL, pem);
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
            return of((ECPrivateKey) key);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("not a PKCS#8 key on P-256, P-384 or P-521: " + e.getMessage(), e);
        }
    }

    private static SigningKey of(ECPrivateKey key) throws GeneralSecurityException {
        Curve curve = Curve.of(key);
        ECPoint point = multiply(key.getParams(), key.getS());
        ECPublicKey publicKey =
                (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, key.getParams()));
        return new SigningKey(key, curve, new VerificationKey(Pem.encode("PUBLIC KEY", publicKey.getEncoded())));
    }

    /** PKCS#8 PEM. */
    public String pem() {
        return Pem.encode(LABEL, privateKey.getEncoded());
    }

    public VerificationKey verificationKey() {
        return verificationKey;
    }

    /** DER signature, with the hash of the curve. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signers.of(curve);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private static ECPoint multiply(ECParameterSpec parameters, BigInteger scalar) {
        EllipticCurve curve = parameters.getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        ECPoint sum = ECPoint.POINT_INFINITY;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            sum = add(sum, sum, curve.getA(), p);
            if (scalar.testBit(bit)) {
                sum = add(sum, parameters.getGenerator(), curve.getA(), p);
            }
        }
        return sum;
    }

    private static ECPoint add(ECPoint left, ECPoint right, BigInteger a, BigInteger p) {
        if (left.equals(ECPoint.POINT_INFINITY)) {
            return right;
        }
        if (right.equals(ECPoint.POINT_INFINITY)) {
            return left;
        }
        BigInteger x1 = left.getAffineX();
        BigInteger y1 = left.getAffineY();
        BigInteger x2 = right.getAffineX();
        if (x1.equals(x2) && !left.equals(right)) {
            return ECPoint.POINT_INFINITY;
        }
        BigInteger slope = left.equals(right)
                ? x1.pow(2)
                        .multiply(BigInteger.valueOf(3))
                        .add(a)
                        .multiply(y1.shiftLeft(1).modInverse(p))
                : right.getAffineY().subtract(y1).multiply(x2.subtract(x1).modInverse(p));
        BigInteger x = slope.pow(2).subtract(x1).subtract(x2).mod(p);
        return new ECPoint(x, slope.multiply(x1.subtract(x)).subtract(y1).mod(p));
    }
}
