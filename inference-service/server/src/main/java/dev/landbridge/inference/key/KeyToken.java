package dev.landbridge.inference.key;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client sends: {@code lb_live_<8 characters that name the key>_<40 secret characters>}. */
record KeyToken(String publicId, String secret) {
    static final String PREFIX = "lb_live_";
    private static final Pattern FORM = Pattern.compile("lb_live_([0-9A-Za-z]{8})_([0-9A-Za-z]{32,64})");
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SECRET_LENGTH = 40;

    static KeyToken generate(SecureRandom random) {
        return new KeyToken(characters(random, 8), characters(random, SECRET_LENGTH));
    }

    static Optional<KeyToken> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new KeyToken(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    String text() {
        return PREFIX + publicId + "_" + secret;
    }

    String last4() {
        return secret.substring(secret.length() - 4);
    }

    @Override
    public String toString() {
        return PREFIX + publicId + "_…";
    }

    private static String characters(SecureRandom random, int count) {
        StringBuilder out = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return out.toString();
    }
}
