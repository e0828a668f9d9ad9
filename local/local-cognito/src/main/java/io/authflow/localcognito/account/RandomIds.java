package io.authflow.localcognito.account;

import java.security.SecureRandom;

/** Makes random ids and secrets in Cognito's form. */
final class RandomIds {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    static String poolId() {
        return "local_" + text(9);
    }

    static String clientId() {
        return text(26);
    }

    static String clientSecret() {
        return text(51);
    }

    private static String text(int length) {
        StringBuilder text = new StringBuilder(length);
        RANDOM.ints(length, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return text.toString();
    }
}
