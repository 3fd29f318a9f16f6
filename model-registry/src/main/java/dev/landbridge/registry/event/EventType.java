package dev.landbridge.registry.event;

import java.util.Arrays;
import java.util.Optional;

/** What others can be told of. The name is stable; the action is what the audit log calls the same change. */
public enum EventType {
    MODEL_CREATED("model.created", "create-model"),
    MODEL_DESCRIBED("model.described", "describe-model"),
    MODEL_RENAMED("model.renamed", "rename-model"),
    MODEL_DELETED("model.deleted", "delete-model"),
    VERSION_REGISTERED("version.registered", "register-version"),
    VERSION_DELETED("version.deleted", "delete-version"),
    VERSION_SIGNED("version.signed", "sign-version"),
    DATASET_REGISTERED("dataset.registered", "register-dataset"),
    ALIAS_MOVED("alias.moved", "move-alias"),
    ALIAS_REFUSED("alias.refused", "refuse-alias"),
    ALIAS_REMOVED("alias.removed", "remove-alias"),
    RELEASE_REQUESTED("release.requested", "request-release"),
    RELEASE_APPROVED("release.approved", "approve-release"),
    RELEASE_REJECTED("release.rejected", "reject-release"),
    RELEASE_CANCELLED("release.cancelled", "cancel-release"),
    RELEASE_CHANGED("release.changed", "change-release"),
    EVIDENCE_RECORDED("evidence.recorded", "record-evidence"),
    EVIDENCE_REVOKED("evidence.revoked", "revoke-evidence"),
    ACCESS_REQUESTED("access.requested", "request-access"),
    ACCESS_DECIDED("access.decided", "decide-access"),
    PING("ping", "ping-webhook");

    private final String label;
    private final String action;

    EventType(String label, String action) {
        this.label = label;
        this.action = action;
    }

    public String label() {
        return label;
    }

    static Optional<EventType> ofAction(String action) {
        return Arrays.stream(values())
                .filter(type -> type.action.equals(action))
                .findFirst();
    }

    public static Optional<EventType> ofLabel(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }
}
