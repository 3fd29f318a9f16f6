package dev.landbridge.registry.inference;

import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.landbridge.contracts.inference.v1.Fingerprint;
import dev.landbridge.formats.digest.CanonicalJson;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 over the canonical JSON of a fingerprint: the contract's field names, every field, empty ones included. */
public final class FingerprintDigest {
    private FingerprintDigest() {}

    public static String of(Fingerprint fingerprint) {
        Map<String, Object> fields = new TreeMap<>();
        for (FieldDescriptor field : Fingerprint.getDescriptor().getFields()) {
            fields.put(field.getName(), fingerprint.getField(field));
        }
        return CanonicalJson.sha256(fields);
    }
}
