package io.authflow.benchmarks.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The bare cryptography of ECDH-ES with A256GCM: an ephemeral key, an agreement, a hash and a cipher. It uses no JSON
 * and no JOSE library.
 */
final class BareCryptography {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final KeyPairGenerator generator;
    private final KeyPair receiver;

    BareCryptography() throws GeneralSecurityException {
        generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        receiver = generator.generateKeyPair();
    }

    /**
     * A sealed message.
     *
     * @param ephemeral public key of the sender
     * @param text nonce and ciphertext
     */
    record Message(PublicKey ephemeral, byte[] text) {}

    Message seal(byte[] plaintext) throws GeneralSecurityException {
        KeyPair ephemeral = generator.generateKeyPair();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = cipher(Cipher.ENCRYPT_MODE, ephemeral.getPrivate(), receiver.getPublic(), nonce)
                .doFinal(plaintext);
        return new Message(
                ephemeral.getPublic(),
                ByteBuffer.allocate(NONCE_BYTES + text.length)
                        .put(nonce)
                        .put(text)
                        .array());
    }

    byte[] open(Message message) throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOf(message.text(), NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, receiver.getPrivate(), message.ephemeral(), nonce)
                .doFinal(message.text(), NONCE_BYTES, message.text().length - NONCE_BYTES);
    }

    private static Cipher cipher(int mode, PrivateKey own, PublicKey other, byte[] nonce)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        byte[] key = MessageDigest.getInstance("SHA-256").digest(agreement.generateSecret());
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
