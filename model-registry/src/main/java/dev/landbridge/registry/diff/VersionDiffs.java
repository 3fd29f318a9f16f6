package dev.landbridge.registry.diff;

import dev.landbridge.registry.diff.VersionDiff.Change;
import dev.landbridge.registry.diff.VersionDiff.EvidenceChange;
import dev.landbridge.registry.diff.VersionDiff.MetricChange;
import dev.landbridge.registry.diff.VersionDiff.Proof;
import dev.landbridge.registry.diff.VersionDiff.TensorChange;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Compares two versions of a model. */
@ApplicationScoped
class VersionDiffs {
    private final ModelVersions versions;

    VersionDiffs(ModelVersions versions) {
        this.versions = versions;
    }

    VersionDiff between(String team, String model, int from, int to) {
        ModelVersion before = versions.get(team, model, from);
        ModelVersion after = versions.get(team, model, to);
        List<Evidence> proofsBefore = versions.evidence(team, model, from);
        List<Evidence> proofsAfter = versions.evidence(team, model, to);
        return new VersionDiff(
                from,
                to,
                FileChanges.between(before.files(), after.files()),
                ConfigChanges.between(before.config(), after.config()),
                tensors(before, after),
                changed(metrics(before, proofsBefore), metrics(after, proofsAfter), MetricChange::new),
                changed(proofs(proofsBefore), proofs(proofsAfter), EvidenceChange::new));
    }

    private static List<TensorChange> tensors(ModelVersion before, ModelVersion after) {
        return changed(
                index(before.tensors(), ModelVersion.Tensor::name),
                index(after.tensors(), ModelVersion.Tensor::name),
                (name, from, to) -> new TensorChange(name, change(from, to), from, to));
    }

    private static Map<String, Double> metrics(ModelVersion version, List<Evidence> proofs) {
        Map<String, Double> metrics = new TreeMap<>();
        version.facts().forEach((key, value) -> number(value, key, metrics));
        oldestFirst(proofs).stream()
                .filter(proof -> proof.kind() == EvidenceKind.EVALUATION && proof.score() != null)
                .filter(proof -> proof.fault().isEmpty())
                .forEach(proof -> metrics.put("evaluation." + proof.suite(), proof.score()));
        return metrics;
    }

    private static void number(String value, String key, Map<String, Double> metrics) {
        try {
            double read = Double.parseDouble(value);
            if (Double.isFinite(read)) {
                metrics.put(key, read);
            }
        } catch (NumberFormatException e) {
            // a fact in words is no metric
        }
    }

    private static Map<String, Proof> proofs(List<Evidence> evidence) {
        Map<String, Proof> newest = new TreeMap<>();
        for (Evidence item : oldestFirst(evidence)) {
            String where = item.chip() == null ? "" : " on " + item.chip();
            newest.put(
                    item.kind().label() + where,
                    new Proof(item.verdict(), item.stale(), item.summary(), item.referenceId()));
        }
        return newest;
    }

    private static List<Evidence> oldestFirst(List<Evidence> evidence) {
        return evidence.stream()
                .sorted(Comparator.comparing(Evidence::createdAt))
                .toList();
    }

    private static <T> Map<String, T> index(List<T> rows, Function<T, String> key) {
        Map<String, T> found = new TreeMap<>();
        rows.forEach(row -> found.put(key.apply(row), row));
        return found;
    }

    private static Change change(Object from, Object to) {
        if (from == null) {
            return Change.ADDED;
        }
        return to == null ? Change.REMOVED : Change.CHANGED;
    }

    private interface Row<T, R> {
        R of(String key, T from, T to);
    }

    private static <T, R> List<R> changed(Map<String, T> from, Map<String, T> to, Row<T, R> row) {
        TreeSet<String> keys = new TreeSet<>(from.keySet());
        keys.addAll(to.keySet());
        List<R> changes = new ArrayList<>();
        for (String key : keys) {
            if (!Objects.equals(from.get(key), to.get(key))) {
                changes.add(row.of(key, from.get(key), to.get(key)));
            }
        }
        return List.copyOf(changes);
    }
}
