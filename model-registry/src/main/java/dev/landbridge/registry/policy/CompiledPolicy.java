package dev.landbridge.registry.policy;

import dev.landbridge.registry.evidence.EvidenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document whose expressions are checked and ready to be asked. */
public final class CompiledPolicy {
    /** A requirement that can be asked. Facts are the variables of the expression language. */
    public static final class Rule {
        private final Requirement requirement;
        private final Condition select;
        private final Condition condition;
        private final List<Cause> causes;
        private final Phrase met;
        private final Phrase missing;
        private final Phrase remedy;

        private Rule(
                Requirement requirement,
                Condition select,
                Condition condition,
                List<Cause> causes,
                Phrase met,
                Phrase missing,
                Phrase remedy) {
            this.requirement = requirement;
            this.select = select;
            this.condition = condition;
            this.causes = causes;
            this.met = met;
            this.missing = missing;
            this.remedy = remedy;
        }

        public String name() {
            return requirement.name();
        }

        public String title() {
            return requirement.title();
        }

        public Optional<EvidenceKind> kind() {
            return Optional.ofNullable(requirement.kind());
        }

        public boolean selects(Map<String, Object> facts) {
            return select == null || select.holds(facts);
        }

        public boolean holds(Map<String, Object> facts) {
            return condition.holds(facts);
        }

        /** Why it does not hold. */
        public String objection(Map<String, Object> facts) {
            return causes.stream()
                    .filter(cause -> cause.when().holds(facts))
                    .findFirst()
                    .map(cause -> cause.say().text(facts))
                    .orElseGet(() -> condition.objection(facts));
        }

        public Optional<String> met(Map<String, Object> facts) {
            return Optional.ofNullable(met).map(phrase -> phrase.text(facts));
        }

        public String missing(Map<String, Object> facts) {
            return missing == null
                    ? "no " + title().toLowerCase(java.util.Locale.ROOT) + " evidence is recorded"
                    : missing.text(facts);
        }

        public String remedy(Map<String, Object> facts) {
            return remedy == null ? "Ask a team admin what the policy wants here." : remedy.text(facts);
        }

        Optional<Condition> selection() {
            return Optional.ofNullable(select);
        }

        Condition condition() {
            return condition;
        }
    }

    private record Cause(Condition when, Phrase say) {}

    private final PolicyDocument document;
    private final List<Rule> rules;

    private CompiledPolicy(PolicyDocument document, List<Rule> rules) {
        this.document = document;
        this.rules = rules;
    }

    public PolicyDocument document() {
        return document;
    }

    public List<Rule> rules() {
        return rules;
    }

    /** Checks every expression and text; what is wrong is added to the errors. */
    static CompiledPolicy of(PolicyDocument document, List<PolicyError> errors) {
        List<Rule> rules = new ArrayList<>();
        for (Requirement requirement : document.requirements()) {
            rules.add(new Compilation(requirement, errors).rule());
        }
        return new CompiledPolicy(document, rules);
    }

    /** Compiles one requirement and keeps going after a mistake, so that all are told at once. */
    private record Compilation(Requirement requirement, List<PolicyError> errors) {
        private boolean item() {
            return requirement.kind() != null;
        }

        Rule rule() {
            Condition select = requirement.select() == null ? null : condition("select", requirement.select());
            if (select != null && !item()) {
                errors.add(new PolicyError(requirement.name(), "select", "needs a kind of evidence to select from"));
            }
            List<Cause> causes = new ArrayList<>();
            for (int i = 0; i < requirement.reasons().size(); i++) {
                Requirement.Reason reason = requirement.reasons().get(i);
                String at = "reasons[" + i + "]";
                causes.add(new Cause(condition(at + ".when", reason.when()), phrase(at + ".say", reason.say())));
            }
            return new Rule(
                    requirement,
                    select,
                    condition("expression", requirement.expression()),
                    causes,
                    phrase("met", requirement.met()),
                    phrase("missing", requirement.missing(), false),
                    phrase("remedy", requirement.remedy(), false));
        }

        private Condition condition(String where, String text) {
            try {
                return Expressions.condition(text, item());
            } catch (Expressions.Mistake mistake) {
                errors.add(error(where, mistake));
                return null;
            }
        }

        private Phrase phrase(String where, String text) {
            return phrase(where, text, item());
        }

        private Phrase phrase(String where, String text, boolean withItem) {
            if (text == null) {
                return null;
            }
            try {
                return Phrase.of(text, withItem);
            } catch (Expressions.Mistake mistake) {
                errors.add(error(where, mistake));
                return null;
            }
        }

        private PolicyError error(String where, Expressions.Mistake mistake) {
            return new PolicyError(
                    requirement.name(),
                    where + ", line " + mistake.line + ", column " + mistake.column,
                    mistake.getMessage());
        }
    }
}
