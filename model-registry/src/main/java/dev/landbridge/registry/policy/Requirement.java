package dev.landbridge.registry.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.registry.evidence.EvidenceKind;
import java.util.List;

/**
 * One condition of a policy. Conditions are CEL; texts may hold CEL in braces: {@code "no parity run on {chip}"}.
 *
 * @param name lower-case letters, digits and '-'; the gate's name
 * @param kind the evidence the condition is about: its newest piece is {@code item}; null when it is about no single one
 * @param select which evidence of the kind counts; null takes any
 * @param expression must be true
 * @param reasons the words for a refusal, first fitting one; without a fitting one the expression is put in words
 * @param met the words when the condition holds; null takes the evidence's summary
 * @param missing the words when there is no such evidence
 * @param remedy what to do about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Requirement(
        String name,
        String title,
        EvidenceKind kind,
        String select,
        String expression,
        List<Reason> reasons,
        String met,
        String missing,
        String remedy) {

    /** The words for a refusal that has this cause. */
    public record Reason(String when, String say) {}

    public Requirement {
        title = title == null || title.isBlank() ? name : title;
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
}
