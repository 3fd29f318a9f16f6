package dev.landbridge.registry;

import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.fuzz.OddRequests;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Bodies and addresses that nobody means, at the doors whose OpenAPI description says nothing of bodies. */
@QuarkusTest
@TestProfile(DoorFuzzTest.Apart.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class OddRequestsTest {
    private static final int BODIES = 60;
    private static final int WORDS = 40;
    private static final String MLFLOW = "/api/2.0/mlflow";
    private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts";
    private static final String REPO = "/api/models/odd/repo";
    private static final String OID = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @TestHTTPResource("/")
    URI server;

    @Test
    void theMlflowDoorAnswersThemWithoutAServerError() {
        OddRequests odd = requests(31);
        odd.bodies("PUT", ARTIFACTS + "/artifacts/1/odd/artifacts/model/config.json", "{\"a\":1}", 2);
        odd.bodies("POST", MLFLOW + "/registered-models/create", """
                {"name":"odd","description":"d","tags":[{"key":"a","value":"b"}]}""", BODIES);
        odd.bodies("PATCH", MLFLOW + "/registered-models/update", "{\"name\":\"odd\",\"description\":\"e\"}", BODIES);
        odd.bodies("POST", MLFLOW + "/registered-models/rename", "{\"name\":\"no\",\"new_name\":\"other\"}", BODIES);
        odd.bodies(
                "POST",
                MLFLOW + "/registered-models/set-tag",
                "{\"name\":\"odd\",\"key\":\"k\",\"value\":\"v\"}",
                BODIES);
        odd.bodies("DELETE", MLFLOW + "/registered-models/delete-tag", "{\"name\":\"odd\",\"key\":\"k\"}", BODIES);
        odd.bodies("POST", MLFLOW + "/model-versions/create", """
                {"name":"odd","source":"mlflow-artifacts:/1/odd/artifacts/model","run_id":"r","run_link":"http://x",
                 "model_id":"m","description":"d","tags":[{"key":"a","value":"b"}]}""", BODIES);
        odd.bodies("PATCH", MLFLOW + "/model-versions/update", """
                {"name":"odd","version":"1","description":"d"}""", BODIES);
        odd.bodies("POST", MLFLOW + "/model-versions/set-tag", """
                {"name":"odd","version":"1","key":"k","value":"v"}""", BODIES);
        odd.bodies("DELETE", MLFLOW + "/model-versions/delete-tag", """
                {"name":"odd","version":"1","key":"k"}""", BODIES);
        odd.bodies("POST", MLFLOW + "/model-versions/transition-stage", """
                {"name":"odd","version":"1","stage":"Archived","archive_existing_versions":false}""", BODIES);
        odd.bodies("POST", MLFLOW + "/registered-models/get-latest-versions", """
                {"name":"odd","stages":["None","Archived"]}""", BODIES);
        odd.bodies("POST", MLFLOW + "/registered-models/alias", """
                {"name":"odd","alias":"champion","version":"1"}""", BODIES);
        odd.bodies("DELETE", MLFLOW + "/registered-models/alias", "{\"name\":\"odd\",\"alias\":\"champion\"}", BODIES);
        odd.words("GET", MLFLOW + "/registered-models/get?name={}", WORDS, "odd");
        odd.words("GET", MLFLOW + "/registered-models/alias?name={}&alias={}", WORDS, "odd", "champion");
        odd.words("GET", MLFLOW + "/model-versions/get?name={}&version={}", WORDS, "odd", "1");
        odd.words("GET", MLFLOW + "/model-versions/get-download-uri?name={}&version={}", WORDS, "odd", "1");
        for (String kind : new String[] {"/registered-models", "/model-versions"}) {
            odd.words(
                    "GET",
                    MLFLOW + kind + "/search?filter={}&order_by={}&order_by={}&max_results={}&page_token={}",
                    4 * WORDS,
                    "tags.a = 'b' AND name LIKE 'o%'",
                    "name DESC",
                    "last_updated_timestamp",
                    "5",
                    "");
        }
        odd.bodies("POST", ARTIFACTS + "/mpu/create/1/odd/artifacts", "{\"path\":\"a.bin\",\"num_parts\":2}", BODIES);
        odd.bodies("POST", ARTIFACTS + "/mpu/complete/1/odd/artifacts", """
                {"path":"a.bin","upload_id":"u","parts":[{"part_number":1,"etag":"e","url":"http://x"}]}""", BODIES);
        odd.bodies(
                "POST", ARTIFACTS + "/mpu/abort/1/odd/artifacts", "{\"path\":\"a.bin\",\"upload_id\":\"u\"}", BODIES);
        odd.words("GET", ARTIFACTS + "/artifacts?path={}", WORDS, "1/odd/artifacts");
        odd.words("GET", ARTIFACTS + "/artifacts/{}", WORDS, "1/odd/artifacts/model/config.json");
        odd.words("DELETE", ARTIFACTS + "/artifacts/1/none/artifacts/{}", WORDS, "model");
        odd.requireNoServerError();
        System.out.println("MLflow door: " + odd.summary());
    }

    @Test
    void theHuggingFaceDoorAnswersThemWithoutAServerError() {
        OddRequests odd = requests(32);
        odd.bodies("POST", "/api/repos/create", """
                {"name":"repo","organization":"odd","type":"model","private":true}""", BODIES);
        odd.lines(
                "POST",
                REPO + "/commit/main",
                BODIES,
                "{\"key\":\"header\",\"value\":{\"summary\":\"s\",\"description\":\"d\"}}",
                "{\"key\":\"file\",\"value\":{\"path\":\"a.txt\",\"content\":\"aGk=\",\"encoding\":\"base64\"}}");
        odd.lines(
                "POST",
                REPO + "/commit/main",
                BODIES,
                "{\"key\":\"header\",\"value\":{\"summary\":\"s\",\"description\":\"\",\"parentCommit\":\""
                        + "0".repeat(40) + "\"}}",
                "{\"key\":\"lfsFile\",\"value\":{\"path\":\"b.bin\",\"algo\":\"sha256\",\"oid\":\"" + OID
                        + "\",\"size\":4}}",
                "{\"key\":\"deletedFile\",\"value\":{\"path\":\"a.txt\"}}",
                "{\"key\":\"deletedFolder\",\"value\":{\"path\":\"x/\"}}");
        odd.bodies("POST", REPO + "/preupload/main", """
                {"files":[{"path":"a.txt","size":3,"sample":"aGk="}],"gitIgnore":"*.pyc"}""", BODIES);
        odd.bodies("POST", REPO + "/paths-info/main", "{\"paths\":[\"a.txt\",\"x\"],\"expand\":true}", BODIES);
        odd.bodies("POST", REPO + "/branch/try", """
                {"startingPoint":"main","emptyBranch":false,"overwrite":true}""", BODIES);
        odd.bodies("POST", REPO + "/tag/main", "{\"tag\":\"one\",\"message\":\"m\"}", BODIES);
        odd.bodies("PUT", REPO + "/settings", """
                {"private":true,"gated":"manual","visibility":"private"}""", BODIES);
        odd.bodies("POST", "/odd/repo.git/info/lfs/objects/batch", """
                {"operation":"upload","transfers":["basic","multipart"],"hash_algo":"sha256","ref":{"name":"main"},
                 "objects":[{"oid":"%s","size":4}]}""".formatted(OID), BODIES);
        odd.bodies("POST", "/odd/repo.git/info/lfs/objects/verify", "{\"oid\":\"" + OID + "\",\"size\":4}", BODIES);
        odd.bodies("POST", REPO + "/user-access-request/handle", """
                {"user":"eve","status":"accepted","rejectionReason":"no"}""", BODIES);
        odd.bodies("POST", REPO + "/user-access-request/grant", "{\"user\":\"eve\"}", BODIES);
        odd.bodies("POST", "/api/validate-yaml", "{\"content\":\"a: 1\",\"repoType\":\"model\"}", BODIES);
        odd.bodies("POST", "/api/repos/move", """
                {"fromRepo":"odd/none","toRepo":"odd/other","type":"model"}""", BODIES);
        odd.bodies("DELETE", "/api/repos/delete", """
                {"name":"none","organization":"odd","type":"model"}""", BODIES);
        odd.words("GET", "/api/models?author={}&search={}&limit={}&cursor={}", 3 * WORDS, "odd", "re", "5", "");
        odd.words("GET", "/api/models/{}/{}?blobs={}", WORDS, "odd", "repo", "true");
        odd.words("GET", "/api/models/{}/{}/revision/{}", WORDS, "odd", "repo", "main");
        odd.words(
                "GET", REPO + "/tree/{}/{}?recursive={}&limit={}&cursor={}", 2 * WORDS, "main", "x", "true", "10", "");
        odd.words("GET", REPO + "/commits/{}?p={}&limit={}", WORDS, "main", "0", "10");
        odd.words("GET", "/{}/{}/resolve/{}/{}", 2 * WORDS, "odd", "repo", "main", "a.txt");
        odd.words("HEAD", "/{}/{}/resolve/{}/{}", 2 * WORDS, "odd", "repo", "main", "a.txt");
        odd.words("DELETE", REPO + "/tag/{}", WORDS, "none");
        odd.words("DELETE", REPO + "/branch/{}", WORDS, "none");
        odd.words("GET", REPO + "/user-access-request/{}", WORDS, "pending");
        odd.requireNoServerError();
        System.out.println("Hugging Face door: " + odd.summary());
    }

    private OddRequests requests(long seed) {
        return new OddRequests(server.toString(), TestTokens.person("odd", "odd", Role.ADMIN), seed);
    }
}
