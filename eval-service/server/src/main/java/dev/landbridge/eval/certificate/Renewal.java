package dev.landbridge.eval.certificate;

/** A certificate took the place of an older one. */
record Renewal(String certificateId, String replacedId) {
    static final String TOPIC = "certificate-renewed";
}
