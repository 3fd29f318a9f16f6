package dev.landbridge.registry.version;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.inference.v1.DeploymentState;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.dataset.Dataset;
import dev.landbridge.registry.dataset.Datasets;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Card, lineage and difference of versions as the portal asks for them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class VersionRecordsTest {
    private static final Actor ADA = new Actor("usr_ada", "ada");

    @Inject
    Seed seed;

    @Inject
    Registrar registrar;

    @Inject
    Datasets datasets;

    @Inject
    EvidenceIndex evidence;

    @Test
    void readsTheCardOfTheUploaderAndFillsInTheFacts() {
        FileRef readme = seed.upload("readers", "README.md", """
                ---
                license: other
                license_name: adder-1.0
                ---
                # Adder
                ## Intended use
                Sums.
                """.getBytes(StandardCharsets.UTF_8));
        ModelVersion version = register("readers", "adder", null, readme);
        prove(
                version,
                Evidence.draft(EvidenceKind.EVALUATION, "PASS", "evl_1")
                        .summary("exact match 99 %", "d")
                        .score("heldout", 0.99));
        get("readers", "/api/v1/models/adder/versions/1/card")
                .body("markdown", equalTo("# Adder\n## Intended use\nSums."))
                .body("licence", equalTo("adder-1.0"))
                .body("intended_use", equalTo("Sums."))
                .body("facts.find { it.name == 'Parameters F32' }.value", equalTo("4"))
                .body("facts.find { it.name == 'Evaluation' }.value", equalTo("PASS: exact match 99 %"));
    }

    @Test
    void makesACardOfFactsWhereNobodyWroteOne() {
        register("writers", "adder", null);
        get("writers", "/api/v1/models/adder/versions/1/card")
                .body("markdown", containsString("No parity run has been recorded."))
                .body("licence", nullValue())
                .body("intended_use", nullValue());
        given().auth()
                .oauth2(TestTokens.person("eve", "rivals", Role.ADMIN))
                .get("/api/v1/models/adder/versions/1/card")
                .then()
                .statusCode(404);
    }

    @Test
    void followsLineageFromEveryNode() {
        String team = "lineage";
        FileRef rows = seed.upload(team, "train.jsonl", "{}\n".getBytes(StandardCharsets.UTF_8));
        Dataset dataset = datasets.register(
                team,
                ADA,
                new Datasets.NewDataset("sums", "", List.of(new Dataset.Split("train", 1, rows)), "", ""),
                null);
        Dataset.Ref ref = new Dataset.Ref("sums", dataset.version(), dataset.digest());
        ModelVersion first = register(team, "adder", new Lineage(ref, "run_1", 1, 10, "c".repeat(64), "addition"));
        ModelVersion second = register(team, "adder", new Lineage(ref, "run_2", 1, 20, "e".repeat(64), "addition"));
        FakeServices.serve(Deployment.newBuilder()
                .setId("dep_lineage")
                .setTeam(team)
                .setModelVersionId(first.id())
                .setChip("cpu")
                .setState(DeploymentState.DEPLOYMENT_STATE_READY)
                .build());
        prove(first, Evidence.draft(EvidenceKind.PORTABILITY, "OK", "prt_lineage"));

        get(team, "/api/v1/lineage?kind=dataset&id=sums/1&direction=down")
                .body("nodes.id", hasItems("dataset:sums/1", "run_1", "run_2", first.id(), second.id(), "dep_lineage"));
        get(team, "/api/v1/lineage?kind=dataset&id=sums/1&direction=up").body("nodes.id", contains("dataset:sums/1"));
        get(team, "/api/v1/lineage?kind=run&id=run_2&direction=both")
                .body("nodes.id", contains("dataset:sums/1", "run_2", "checkpoint:" + "e".repeat(64), second.id()));
        get(team, "/api/v1/lineage?kind=checkpoint&id=" + "c".repeat(64) + "&direction=down")
                .body("nodes.id", contains("checkpoint:" + "c".repeat(64), first.id(), "dep_lineage"));
        get(team, "/api/v1/lineage?kind=deployment&id=dep_lineage&direction=up")
                .body("nodes.kind", contains("dataset", "run", "checkpoint", "model-version", "deployment"));
        get(team, "/api/v1/lineage?kind=model-version&id=" + first.id() + "&direction=down")
                .body("nodes.id", contains(first.id(), "dep_lineage", "prt_lineage"))
                .body("nodes.find { it.id == 'dep_lineage' }.label", equalTo("cpu ready"));
        get(team, "/api/v1/models/adder/versions/1/lineage")
                .body("nodes.id", hasItems("dataset:sums/1", first.id(), "dep_lineage", "prt_lineage"))
                .body("incomplete", empty());
    }

    @Test
    void namesWhatIsWrongWithALineageQuestion() {
        register("questions", "adder", null);
        refused("/api/v1/lineage?kind=cloud&id=1", 400, "kind");
        refused("/api/v1/lineage?kind=dataset&id=sums", 400, "id");
        refused("/api/v1/lineage?kind=model-version&id=adder/1&direction=left", 400, "direction");
        refused("/api/v1/lineage?kind=run&id=run%00", 400, "NUL");
        refused("/api/v1/models/add%00er/versions/1/card", 400, "NUL");
        refused("/api/v1/lineage?kind=run&id=run_unknown", 404, "run");
        refused("/api/v1/lineage?kind=model-version&id=mv_unknown", 404, "mv_unknown");
    }

    @Test
    void comparesTwoVersions() {
        ModelVersion first = seed.version("diffs", "adder");
        FileRef config = seed.upload("diffs", "config.json", """
                {"architectures":["LlamaForCausalLM"],"vocab_size":64}""".getBytes(StandardCharsets.UTF_8));
        List<FileRef> files = new ArrayList<>(first.files());
        files.removeIf(file -> file.path().equals("config.json"));
        files.add(config);
        ModelVersion second = registrar.register(
                "diffs", ADA, new ModelVersions.NewVersion("adder", files, null, Map.of("loss", "0.005")), null);
        prove(
                second,
                Evidence.draft(EvidenceKind.PARITY, "PASS", "par_diff")
                        .on("cpu", "bf16-emulated")
                        .summary("ok", "d"));
        get("diffs", "/api/v1/version-diffs?model=adder&from=1&to=2")
                .body("files.find { it.path == 'config.json' }.change", equalTo("CHANGED"))
                .body("files.find { it.path == 'model.safetensors' }.change", equalTo("UNCHANGED"))
                .body("config.path", contains("vocab_size"))
                .body("config[0].from", equalTo(32))
                .body("config[0].to", equalTo(64))
                .body("tensors", empty())
                .body("metrics.find { it.key == 'loss' }.from", equalTo(0.01f))
                .body("metrics.find { it.key == 'loss' }.to", equalTo(0.005f))
                .body("evidence[0].kind", equalTo("parity on cpu"))
                .body("evidence[0].from", nullValue())
                .body("evidence[0].to.verdict", equalTo("PASS"));
    }

    private ModelVersion register(String team, String model, Lineage lineage, FileRef... more) {
        List<FileRef> files = new ArrayList<>(seed.files(team));
        files.addAll(List.of(more));
        return registrar.register(team, ADA, new ModelVersions.NewVersion(model, files, lineage, Map.of()), null);
    }

    private void prove(ModelVersion version, Evidence.Draft draft) {
        QuarkusTransaction.requiringNew().run(() -> evidence.record(version.subject(), draft));
    }

    private static ValidatableResponse get(String team, String path) {
        return given().auth()
                .oauth2(TestTokens.person("vera", team, Role.VIEWER))
                .get(path)
                .then()
                .statusCode(200);
    }

    private static void refused(String path, int status, String names) {
        given().auth()
                .oauth2(TestTokens.person("vera", "questions", Role.VIEWER))
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(status)
                .body(containsString(names));
    }
}
