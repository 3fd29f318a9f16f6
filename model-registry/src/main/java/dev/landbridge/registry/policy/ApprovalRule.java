package dev.landbridge.registry.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Who has to agree.
 *
 * @param count different people; 0 asks for nobody
 * @param roles any of these makes an approver; empty means releaser
 * @param requesterMayApprove always false: nobody approves what they asked for
 * @param validDays an older approval no longer counts; null never ends
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApprovalRule(int count, List<String> roles, boolean requesterMayApprove, Integer validDays) {
    static final String DEFAULT_ROLE = "releaser";
    public static final ApprovalRule NOBODY = new ApprovalRule(0, List.of(), false, null);

    public ApprovalRule {
        roles = roles == null || roles.isEmpty() ? List.of(DEFAULT_ROLE) : List.copyOf(roles);
    }

    public boolean asked() {
        return count > 0;
    }
}
