package dev.landbridge.training.measurement;

import dev.landbridge.kit.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A place in a metric's history; the page token of the MLflow protocol. */
record HistoryCursor(long at, long step, double value) {
    static final HistoryCursor START = new HistoryCursor(Long.MIN_VALUE, Long.MIN_VALUE, Double.NEGATIVE_INFINITY);

    static HistoryCursor parse(String token) {
        if (token == null || token.isEmpty()) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII).split(" ");
            return new HistoryCursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Double.parseDouble(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Problem.invalid("page_token", "is not a token of this service");
        }
    }

    String token() {
        String place = at + " " + step + " " + value;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }
}
