package dev.landbridge.registry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyCheckTest {
    @Test
    void acceptsWhatShips() {
        for (String alias : List.of("production", "staging")) {
            assertThat(PolicyCheck.of(PolicyDocuments.shipped(alias)).errors())
                    .as(alias)
                    .isEmpty();
        }
    }

    @Test
    void tellsWhereAnExpressionIsWrong() {
        assertThat(errors(requirement("item.scor >= 0.9")))
                .containsExactly(new PolicyError("quality", "expression, line 1, column 5", "undefined field 'scor'"));
        assertThat(errors(requirement("has(item.score) &&\\n  item.score >= '0.9'")))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.position()).isEqualTo("expression, line 2, column 14");
                    assertThat(error.message()).contains("no matching overload").contains("double, string");
                });
        assertThat(errors(requirement("item.score")))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).isEqualTo("must be true or false, but is a double"));
        assertThat(errors(requirement("chip ==")))
                .singleElement()
                .satisfies(error -> assertThat(error.position()).isEqualTo("expression, line 1, column 8"));
        assertThat(errors(requirement(""))).extracting(PolicyError::message).containsExactly("must not be empty");
        assertThat(errors("""
                {"requirements":[{"name":"free","expression":"item.score > 0.5"}]}"""))
                .extracting(PolicyError::message)
                .containsExactly("undeclared reference to 'item' (in container '')");
        assertThat(errors("""
                {"requirements":[{"name":"a","kind":"parity","expression":"true","remedy":"run {chp} again"}]}""")).extracting(PolicyError::position).containsExactly("remedy, line 1, column 6");
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        assertThat(errors("""
                {"chips":[],"default_chip":"cpu",
                 "requirements":[{"name":"Parity","expression":"true"},{"name":"a","expression":"1"},
                   {"name":"a","expression":"true","select":"chip == 'cpu'"},{"name":"approval","expression":"true"}],
                 "approvals":{"count":11,"roles":["member"],"requester_may_approve":true,"valid_days":0},
                 "evidence_max_age_days":{"parity":0,"luck":3},"waivable":["approval","b"],"waiver_max_days":99999}"""))
                .extracting(PolicyError::position)
                .containsExactlyInAnyOrder(
                        "name",
                        "name",
                        "name",
                        "expression, line 1, column 1",
                        "select",
                        "approvals.count",
                        "approvals.roles",
                        "approvals.requester_may_approve",
                        "approvals.valid_days",
                        "chips",
                        "default_chip",
                        "evidence_max_age_days.parity",
                        "evidence_max_age_days.luck",
                        "waivable",
                        "waivable",
                        "waiver_max_days");
    }

    @Test
    void refusesExpressionsThatAreTooLong() {
        String longOne = "chip == 'x' || ".repeat(400) + "true";
        assertThat(errors(requirement(longOne)))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("size exceeds limit"));
    }

    @Test
    void explainsItselfInWords() {
        PolicyDocument document = PolicyDocuments.of("""
                {"alias":"production","chips":["ascend-910b3"],"default_chip":"ascend-910b3",
                 "requirements":[
                  {"name":"evaluation","title":"Evaluation","kind":"evaluation","select":"item.suite == suite",
                   "expression":"has(item.score) && item.score >= 0.9"},
                  {"name":"two-chips","title":"Two chips","expression":"evidence.exists(e, e.kind == 'parity' && e.chip != chip && now - e.created_at < duration('720h'))"},
                  {"name":"clean","title":"Clean","expression":"!(candidate.fault != '') && version.parameters <= 1000 && size(approvals) > 0"}],
                 "approvals":{"count":2,"roles":["releaser","admin"],"valid_days":14},
                 "evidence_max_age_days":{"evaluation":30},"waivable":["evaluation"],"waiver_max_days":7}""");

        assertThat(Explanation.of(PolicyDocuments.compiled(document)))
                .containsExactly(
                        "Chip: 'production' may serve on ascend-910b3 and on nothing else.",
                        "Evaluation: of the newest evaluation evidence for which its suite is the policy's suite, its"
                                + " score is recorded and its score is at least 0.9; it must be about exactly this"
                                + " version, unexpired and at most 30 days old.",
                        "Two chips: there is one in the evidence for which its kind is parity and its chip is not the"
                                + " chip and now minus its time is less than 30 days.",
                        "Clean: the candidate's fault is empty and the version's parameters is at most 1000 and the"
                                + " number of the approvals is more than 0.",
                        "Approval: 2 different people, each with the role releaser or admin must approve; the person"
                                + " who asked never counts, and an approval counts for 14 days.",
                        "Waivers: a releaser who did not ask for the release may waive evaluation with a reason, for"
                                + " at most 7 days.",
                        "A tool that names no chip means ascend-910b3.");
    }

    private static String requirement(String expression) {
        return "{\"requirements\":[{\"name\":\"quality\",\"kind\":\"evaluation\",\"expression\":\"" + expression
                + "\"}]}";
    }

    private static List<PolicyError> errors(String document) {
        return PolicyCheck.of(PolicyDocuments.of(document)).errors();
    }
}
