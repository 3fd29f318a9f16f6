package dev.landbridge.inference.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.contracts.inference.v1.DeploymentRole;
import dev.landbridge.contracts.inference.v1.DeploymentState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A model version being served on one chip, as its team sees it.
 *
 * @param switches levels of the engine's switches: the wanted ones, and all that the engine has once it is up
 */
public record Deployment(
        String id,
        String team,
        String model,
        int version,
        String versionId,
        String chip,
        String numerics,
        String numericsLabel,
        dev.landbridge.inference.deployment.DeploymentRole role,
        String fault,
        Map<String, String> switches,
        dev.landbridge.inference.deployment.DeploymentState state,
        String message,
        Engine engine,
        Fingerprint fingerprint,
        String fingerprintDigest,
        List<Replica> replicas,
        List<RouteName> routes,
        Instant createdAt,
        String createdBy,
        Instant readyAt) {
    private static final JsonMapper JSON = new JsonMapper();

    public record Engine(String name, String version) {}

    public record Replica(
            int index,
            ReplicaState state,
            Long pid,
            Integer port,
            int restarts,
            String loadedDigest,
            Instant startedAt) {
        static Replica of(ReplicaEntity row) {
            return new Replica(row.index, row.state, row.pid, row.port, row.restarts, row.loadedDigest, row.startedAt);
        }
    }

    /** A public model name that points here. */
    public record RouteName(String name, String alias) {}

    static Deployment of(DeploymentEntity row, List<ReplicaEntity> replicas, List<RouteName> routes) {
        return new Deployment(
                row.id,
                row.team,
                row.model,
                row.modelVersion,
                row.modelVersionId,
                row.chip,
                row.numerics,
                Numerics.of(row.numerics).label(),
                row.role,
                row.fault,
                Switches.read(row.engineSwitches == null ? row.switches : row.engineSwitches),
                row.state,
                row.message,
                row.engine == null ? null : new Engine(row.engine, row.engineVersion),
                fingerprint(row.fingerprint),
                row.fingerprintDigest,
                replicas.stream().map(Replica::of).toList(),
                routes,
                row.createdAt,
                row.createdBy,
                row.readyAt);
    }

    dev.landbridge.contracts.inference.v1.Deployment toProto(String openaiBaseUrl) {
        dev.landbridge.contracts.inference.v1.Deployment.Builder proto =
                dev.landbridge.contracts.inference.v1.Deployment.newBuilder()
                        .setId(id)
                        .setTeam(team)
                        .setModelVersionId(versionId)
                        .setModel(model)
                        .setVersion(version)
                        .setChip(chip)
                        .setNumerics(numerics)
                        .setRole(DeploymentRole.valueOf("DEPLOYMENT_ROLE_" + role.name()))
                        .setState(DeploymentState.valueOf("DEPLOYMENT_STATE_" + state.name()))
                        .setMessage(message == null ? "" : message)
                        .setOpenaiBaseUrl(openaiBaseUrl)
                        .setFault(fault == null ? "" : fault)
                        .setReadyAt(readyAt == null ? "" : readyAt.toString());
        if (readyAt != null) {
            proto.putAllSwitches(switches);
        }
        if (fingerprint != null) {
            proto.setFingerprint(fingerprint.toProto());
        }
        return proto.build();
    }

    private static Fingerprint fingerprint(String json) {
        try {
            return json == null ? null : JSON.readValue(json, Fingerprint.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable fingerprint", e);
        }
    }
}
