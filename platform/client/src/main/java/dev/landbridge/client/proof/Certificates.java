package dev.landbridge.client.proof;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.io.OutputStream;

/** The team's certificates; {@code ./landbridge verify} checks a bundle offline. */
public final class Certificates {
    private static final Target CERTIFICATES = Target.of("certificates");

    private final Api api;

    public Certificates(Api api) {
        this.api = api;
    }

    /** Newest first. */
    public Pages<Certificate> list() {
        return api.pages(CERTIFICATES, Certificate.class);
    }

    public Certificate get(String id) {
        return api.get(CERTIFICATES.file(id), Certificate.class);
    }

    /** The signed statement as a sigstore bundle, byte by byte as it was signed. */
    public byte[] bundle(String id) {
        return api.bytes(CERTIFICATES.file(id).file("bundle"));
    }

    /** Copies the archive of the bundle with what its verdict was computed from; returns its length. */
    public long copyArchive(String id, OutputStream to) {
        return api.copy(CERTIFICATES.file(id).file("archive"), to);
    }

    public Pages<Certificate.Key> keys() {
        return api.pages(Target.of("signing-keys"), Certificate.Key.class);
    }
}
