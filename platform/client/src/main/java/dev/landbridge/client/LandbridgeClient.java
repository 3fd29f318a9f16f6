package dev.landbridge.client;

import dev.landbridge.client.account.Session;
import dev.landbridge.client.account.Tokens;
import dev.landbridge.client.dataset.Datasets;
import dev.landbridge.client.evidence.EvidenceIndex;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Cancellation;
import dev.landbridge.client.http.Target;
import dev.landbridge.client.imports.Imports;
import dev.landbridge.client.model.Aliases;
import dev.landbridge.client.model.Models;
import dev.landbridge.client.model.Versions;
import dev.landbridge.client.policy.Policies;
import dev.landbridge.client.policy.Waivers;
import dev.landbridge.client.proof.Certificates;
import dev.landbridge.client.proof.Endpoints;
import dev.landbridge.client.proof.Evaluation;
import dev.landbridge.client.proof.GoldenTrace;
import dev.landbridge.client.proof.Jobs;
import dev.landbridge.client.proof.ParityRun;
import dev.landbridge.client.proof.Portability;
import dev.landbridge.client.proof.Results;
import dev.landbridge.client.record.Audit;
import dev.landbridge.client.record.Webhooks;
import dev.landbridge.client.release.Releases;
import dev.landbridge.client.run.Runs;
import dev.landbridge.client.serving.ApiKeys;
import dev.landbridge.client.serving.Chat;
import dev.landbridge.client.serving.Deployments;
import dev.landbridge.client.serving.Usage;
import dev.landbridge.client.storage.Storage;
import dev.landbridge.client.team.AccessRequests;
import dev.landbridge.client.team.Teams;
import dev.landbridge.client.tracking.Tracking;
import dev.landbridge.client.transfer.Pull;
import dev.landbridge.client.transfer.Push;
import java.net.URI;
import java.nio.file.Path;

/**
 * The Landbridge API as one caller in one team sees it. Immutable, safe for use by many threads, nothing to close.
 *
 * <p>Calls block until the answer is there. They throw subclasses of
 * {@link dev.landbridge.client.problem.LandbridgeException}. Reads, replacements, deletions and creations with an
 * idempotency key are repeated after passing failures, see {@link dev.landbridge.client.http.RetryPolicy}. An interrupt
 * or a {@link Cancellation} ends a call.
 *
 * <pre>{@code
 * LandbridgeClient client = LandbridgeClient.at("http://localhost:8080").token("lbp_...").team("lab").connect();
 * ModelVersion version = client.push("adder", Path.of("adder/")).run();
 * client.pull("adder", version.version(), Path.of("copy/")).run();
 * }</pre>
 */
public final class LandbridgeClient {
    private final Api api;

    LandbridgeClient(Api api) {
        this.api = api;
    }

    /** Begins with the base address of an installation: the front door, or one service. */
    public static ClientBuilder at(String url) {
        return at(URI.create(url));
    }

    public static ClientBuilder at(URI url) {
        return new ClientBuilder(url);
    }

    /** The same caller; every call of the result ends when this is cancelled. */
    public LandbridgeClient cancelledBy(Cancellation cancellation) {
        return new LandbridgeClient(api.cancelledBy(cancellation));
    }

    /** Calls that no resource below covers. */
    public Api api() {
        return api;
    }

    /** Who the caller is. Only the front door answers. */
    public Session session() {
        return api.get(Target.of("session"), Session.class);
    }

    /** Ends the session of {@link ClientBuilder#signIn}. */
    public void signOut() {
        api.delete(Target.of("session"));
    }

    public Models models() {
        return new Models(api);
    }

    public Versions versions(String model) {
        return new Versions(api, model);
    }

    public Aliases aliases(String model) {
        return new Aliases(api, model);
    }

    /** Brings a directory to the server and makes it the next version of a model. */
    public Push push(String model, Path directory) {
        return new Push(api, model, directory);
    }

    /** Fetches the files of a version into a directory. */
    public Pull pull(String model, int version, Path directory) {
        return new Pull(api, model, version, directory);
    }

    public Datasets datasets() {
        return new Datasets(api);
    }

    public Runs runs() {
        return new Runs(api);
    }

    public Releases releases() {
        return new Releases(api);
    }

    public EvidenceIndex evidence() {
        return new EvidenceIndex(api);
    }

    public Policies policies() {
        return new Policies(api);
    }

    public Waivers waivers(String model, int version) {
        return new Waivers(api, model, version);
    }

    public Audit audit() {
        return new Audit(api);
    }

    public Webhooks webhooks() {
        return new Webhooks(api);
    }

    public Tokens tokens() {
        return new Tokens(api);
    }

    public Imports imports() {
        return new Imports(api);
    }

    public Storage storage() {
        return new Storage(api);
    }

    public Tracking tracking() {
        return new Tracking(api);
    }

    public Deployments deployments() {
        return new Deployments(api);
    }

    /** Keys for applications, unlike {@link #tokens} for people's tools. */
    public ApiKeys keys() {
        return new ApiKeys(api);
    }

    public Usage usage() {
        return new Usage(api);
    }

    /** @param route what the request calls {@code model}, see {@link Deployments#routes} */
    public Chat chat(String route) {
        return new Chat(api, route);
    }

    public Jobs<Evaluation, Evaluation.Wish> evaluations() {
        return Jobs.evaluations(api);
    }

    public Jobs<GoldenTrace, GoldenTrace.Wish> goldenTraces() {
        return Jobs.goldenTraces(api);
    }

    public Jobs<ParityRun, ParityRun.Wish> parityRuns() {
        return Jobs.parityRuns(api);
    }

    /** Single answers of evaluations and prompts of parity runs. */
    public Results results() {
        return new Results(api);
    }

    public Endpoints endpoints() {
        return new Endpoints(api);
    }

    public Certificates certificates() {
        return new Certificates(api);
    }

    public Portability portability() {
        return new Portability(api);
    }

    public AccessRequests accessRequests() {
        return new AccessRequests(api);
    }

    public Teams teams() {
        return new Teams(api);
    }
}
