package dev.landbridge.proof.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.golden.SideIdentity;
import dev.landbridge.proof.golden.TraceFiles;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Builds the in-toto statement of a parity result. */
final class Statement {

    static final String TYPE = "https://in-toto.io/Statement/v1";
    static final String PREDICATE_TYPE = "https://landbridge.dev/attestation/parity/v1";
    private static final String STAND_IN_LABEL =
            "stand-in: proven on a CPU with emulated numerics; says nothing about any NPU or GPU";

    private Statement() {}

    /** @param directory holds the companion files */
    static ObjectNode of(CertificateContent content, CertificateSubject subject, Path directory) throws IOException {
        SideIdentity target = content.target().manifest().identity();
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("_type", TYPE);
        ArrayNode subjects = statement.putArray("subject");
        subject(subjects, target.modelName() + ":" + target.modelVersion(), target.weightsDigest());
        subject(subjects, "deployment:" + target.deploymentId(), fingerprintDigest(target));
        statement.put("predicateType", PREDICATE_TYPE);
        ObjectNode predicate = statement.putObject("predicate");
        identity(predicate, subject, target);
        verdict(predicate, content.result());
        policy(predicate, content.policy());
        ObjectNode environment = predicate.putObject("environment");
        environment.set("reference", ProofJson.tree(content.golden().manifest().identity()));
        environment.set("target", ProofJson.tree(target));
        predicate.put(
                "golden_trace_digest",
                Sha256.hex(directory.resolve(Certificate.GOLDEN).resolve(TraceFiles.MANIFEST)));
        predicate.set("tables", ProofJson.tree(tables(directory)));
        return statement;
    }

    static String fingerprintDigest(SideIdentity identity) {
        return CanonicalJson.sha256(ProofJson.tree(identity.fingerprint()));
    }

    /** Digests of every companion except the public key, which the bundle's hint binds. */
    static List<FileDigest> tables(Path directory) throws IOException {
        List<FileDigest> tables = new ArrayList<>();
        for (String name : Certificate.companions(directory)) {
            if (!name.equals(Certificate.PUBLIC_KEY)) {
                tables.add(FileDigest.of(directory, name));
            }
        }
        return tables;
    }

    private static void subject(ArrayNode subjects, String name, String sha256) {
        subjects.addObject().put("name", name).putObject("digest").put("sha256", sha256);
    }

    private static void identity(ObjectNode predicate, CertificateSubject subject, SideIdentity target) {
        predicate.put("certificate_id", subject.certificateId());
        predicate.put("parity_run_id", subject.parityRunId());
        predicate.put("golden_trace_id", subject.goldenTraceId());
        predicate.put("evaluation_id", subject.evaluationId());
        predicate.put("issuer", subject.issuer());
        predicate.put(
                "issued_at", subject.issuedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        predicate.put(
                "expires_at",
                subject.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString());
        predicate.put("model_version_id", target.modelVersionId());
        predicate.put("chip", target.chip());
        predicate.put("numerics", target.numerics());
        predicate.put("stand_in", subject.standIn());
        predicate.put("label", subject.standIn() ? STAND_IN_LABEL : "");
    }

    private static void verdict(ObjectNode predicate, ParityResult result) {
        predicate.put("verdict", result.verdict().name());
        predicate.put("sentence", result.sentence());
        predicate.put("profile", result.profile());
        predicate.put("size", result.size());
        predicate.put("size_note", result.sizeNote());
        predicate.set("gates", ProofJson.tree(result.gates()));
        predicate.set("gates_run", ProofJson.tree(result.gatesRun()));
        predicate.set("gates_not_run", ProofJson.tree(result.gatesNotRun()));
        predicate.set("statistics", ProofJson.tree(result.statistics()));
    }

    private static void policy(ObjectNode predicate, ParityPolicy policy) {
        ObjectNode node = predicate.putObject("policy");
        node.put("version", policy.version());
        node.put("sha256", policy.digest());
        node.put("content", new String(policy.bytes(), StandardCharsets.UTF_8));
    }

    /** @throws IOException when it is no JSON object, or one that repeats a key */
    static JsonNode parse(byte[] payload) throws IOException {
        return ProofJson.tree(new String(payload, StandardCharsets.UTF_8));
    }
}
