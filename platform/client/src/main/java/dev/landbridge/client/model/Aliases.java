package dev.landbridge.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.util.HashMap;
import java.util.Map;

/** The aliases of one model. Where a policy guards an alias, the server decides inside {@link #move}. */
public final class Aliases {
    private final Api api;
    private final Target aliases;

    public Aliases(Api api, String model) {
        this.api = api;
        this.aliases = Target.of("models", model, "aliases");
    }

    public Pages<Alias> list() {
        return api.pages(aliases, Alias.class);
    }

    /**
     * Points the alias at a version.
     *
     * @param chip for which the evidence must speak; null lets the policy choose
     * @throws dev.landbridge.client.problem.GateRefusedException with each missing piece of evidence
     */
    public Alias move(String alias, int version, String chip) {
        Map<String, Object> body = new HashMap<>();
        body.put("version", version);
        body.put("chip", chip);
        return api.put(aliases.file(alias), body, Alias.class);
    }

    /** Newest move first. */
    public Pages<Alias.Move> history(String alias) {
        return api.pages(aliases.file(alias).file("history"), Alias.Move.class);
    }

    /** What the policy said each time, newest first, as the server describes it. */
    public Pages<JsonNode> decisions(String alias) {
        return api.pages(aliases.file(alias).file("decisions"), JsonNode.class);
    }

    /** One decision as a SLSA verification summary in a sigstore bundle, signed by the registry. */
    public byte[] attestation(String alias, String decisionId) {
        return api.bytes(aliases.file(alias).file("decisions").file(decisionId).file("attestation"));
    }

    /** Points the alias at the version before; the record of both moves is kept. */
    public Alias rollback(String alias, String reason) {
        return api.post(aliases.file(alias).file("rollback"), Map.of("reason", reason), Alias.class);
    }

    public void delete(String alias) {
        api.delete(aliases.file(alias));
    }
}
