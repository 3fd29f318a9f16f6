package dev.landbridge.silicon;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * The condition vocabulary of the rule file; exactly one of the shapes is filled:
 * {@code field} with one test, {@code family}, {@code engine}, {@code computed} with {@code is}, {@code all}, {@code any}, {@code not}.
 */
public record Condition(
        String field,
        JsonNode equals,
        List<JsonNode> in,
        List<JsonNode> outside,
        Boolean present,
        Boolean notNull,
        List<String> family,
        EngineRange engine,
        String computed,
        List<String> is,
        List<Condition> all,
        List<Condition> any,
        Condition not) {

    boolean holds(Facts facts) {
        if (field != null) {
            return fieldHolds(facts);
        }
        if (family != null) {
            return family.contains(facts.family());
        }
        if (engine != null) {
            return facts.engineRow().filter(engine::holds).isPresent();
        }
        if (computed != null) {
            return is.contains(facts.computed(computed).result());
        }
        if (all != null) {
            return all.stream().allMatch(condition -> condition.holds(facts));
        }
        if (any != null) {
            return any.stream().anyMatch(condition -> condition.holds(facts));
        }
        return !not.holds(facts);
    }

    private boolean fieldHolds(Facts facts) {
        List<JsonNode> values = facts.config().values(field);
        if (equals != null) {
            return values.stream().anyMatch(equals::equals);
        }
        if (in != null) {
            return values.stream().anyMatch(in::contains);
        }
        if (outside != null) {
            return values.stream().anyMatch(value -> !outside.contains(value));
        }
        if (present != null) {
            return values.isEmpty() != present;
        }
        return values.stream().anyMatch(value -> !value.isNull()) == notNull;
    }

    @JsonIgnore
    boolean isWellFormed() {
        long shapes = Stream.of(field, family, engine, computed, all, any, not)
                .filter(shape -> shape != null)
                .count();
        long tests = Stream.of(equals, in, outside, present, notNull)
                .filter(test -> test != null)
                .count();
        boolean leaf = (field == null ? tests == 0 : tests == 1) && (computed == null) == (is == null);
        return shapes == 1
                && leaf
                && (engine == null || engine.isWellFormed())
                && parts().allMatch(Condition::isWellFormed);
    }

    Stream<Condition> parts() {
        return Stream.of(
                        all == null ? Stream.<Condition>empty() : all.stream(),
                        any == null ? Stream.<Condition>empty() : any.stream(),
                        not == null ? Stream.<Condition>empty() : Stream.of(not))
                .flatMap(stream -> stream);
    }

    Stream<String> computedNames() {
        Stream<String> own = computed == null ? Stream.empty() : Stream.of(computed);
        return Stream.concat(own, parts().flatMap(Condition::computedNames));
    }
}
