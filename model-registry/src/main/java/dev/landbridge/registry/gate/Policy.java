package dev.landbridge.registry.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an alias asks of a version. Aliases that are not named are free.
 *
 * @param policyVersion changes with every change of the document
 */
public record Policy(String policyVersion, Map<String, AliasPolicy> aliases) {
    /**
     * @param gates in the order in which they are shown
     * @param suite the evaluation that counts
     * @param minExactMatch 0 to 1
     */
    public record AliasPolicy(List<GateName> gates, String suite, double minExactMatch) {
        public boolean asksFor(GateName gate) {
            return gates.contains(gate);
        }
    }

    public Optional<AliasPolicy> of(String alias) {
        return Optional.ofNullable(aliases.get(alias));
    }
}
