package dev.landbridge.proof.parity;

import dev.landbridge.proof.diagnosis.Diagnosis;
import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.golden.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a target run against a golden trace under one profile of a policy. */
public final class ParityJudge {

    private final ParityPolicy policy;
    private final String profileName;

    /** @throws IllegalArgumentException when the policy has no such profile */
    public ParityJudge(ParityPolicy policy, String profileName) {
        this.policy = policy;
        this.profileName = profileName;
        policy.profile(profileName);
    }

    public ParityResult judge(Trace golden, Trace target) {
        Gate admissible = AdmissibilityGate.judge(golden, target);
        if (admissible.verdict() == GateVerdict.INVALID) {
            return result(target, List.of(admissible), Findings.ofForm(golden, target));
        }
        ParityPolicy.Size size = policy.size(sizeName(target));
        Gate health = HealthGate.judge(golden, target, policy, size);
        if (health.inputs().get("invalid_numbers") > 0) {
            return result(target, List.of(admissible, health), Findings.ofForm(golden, target));
        }
        PositionTables compared = PositionTables.of(
                golden.tokens(), golden.scores().get(0), target.scores().get(0));
        PositionTables floor = PositionTables.of(
                golden.tokens(), golden.scores().get(0), golden.scores().get(1));
        DecodeComparison decode = decodes(golden, target);
        DecodeComparison floorDecode = floorDecodes(golden);
        TaskComparison tasks = TaskComparison.of(golden.tasks(), target.tasks());
        TaskRules rules = TaskRules.of(policy, profileName, size);
        List<Gate> gates = new ArrayList<>(List.of(admissible, health));
        gates.addAll(
                new DistributionGates(compared, floor, policy.document(), policy.profile(profileName), size).judge());
        gates.add(DecodeGate.judge(decode, floorDecode, policy.document(), size));
        gates.addAll(taskGates(golden, target, tasks, rules));
        boolean distributionHolds =
                gates.stream().noneMatch(gate -> gate.id().startsWith("G2") && gate.verdict() == GateVerdict.FAIL);
        Optional<MatrixFindings> matrix = MatrixGate.judge(
                golden, target, new MatrixLimits(policy, profileName, sizeName(target)), distributionHolds);
        matrix.ifPresent(found -> gates.add(found.gate()));
        Diagnosis diagnosis = new DiagnosisTables(golden, target, policy, profileName)
                .diagnose(compared, floor, decode, floorDecode)
                .with(matrix.map(MatrixFindings::localisation).orElse(List.of()));
        return result(
                target,
                gates,
                new Findings(
                        new ParityFigures(policy.document(), policy.profile(profileName))
                                .of(golden.manifest().topK(), compared, floor, decode, tasks),
                        ParitySeries.of(compared, floor),
                        PromptRow.table(golden.scoreCases(), compared, floor),
                        matrix,
                        diagnosis));
    }

    /** G2 on comparisons as they are, for simulations. @param size class of the policy */
    public List<Gate> distribution(List<PromptComparison> target, List<PromptComparison> floor, String size) {
        return new DistributionGates(
                        PositionTables.of(target),
                        PositionTables.of(floor),
                        policy.document(),
                        policy.profile(profileName),
                        policy.size(size))
                .judge();
    }

    /** G4 on outcomes as they are, for simulations. @param size class of the policy */
    public List<Gate> tasks(List<TaskOutcome> reference, List<TaskOutcome> target, String size) {
        return TaskGate.judge(
                TaskComparison.of(reference, target), TaskRules.of(policy, profileName, policy.size(size)));
    }

    private List<Gate> taskGates(Trace golden, Trace target, TaskComparison tasks, TaskRules rules) {
        if (!SequentialTasks.marked(target)) {
            return TaskGate.judge(tasks, rules);
        }
        return SequentialTasks.of(
                        policy, profileName, target.manifest().identity().chip(), golden)
                .map(sequential -> List.of(new SequentialGate(sequential, rules, target.tasks()).judge()))
                .orElseGet(() -> List.of(TaskGate.unjudged(
                        GateVerdict.INVALID,
                        rules,
                        tasks.n(),
                        "The run could end early, and the policy has no rule for that.")));
    }

    private String sizeName(Trace target) {
        return policy.sizeFor(target.manifest().identity().chip());
    }

    private DecodeComparison decodes(Trace golden, Trace target) {
        return DecodeComparison.of(
                golden.decodes().get(0),
                target.decodes().get(0),
                policy.document().decode().benignGap());
    }

    private DecodeComparison floorDecodes(Trace golden) {
        return DecodeComparison.of(
                golden.decodes().get(0),
                golden.decodes().get(1),
                policy.document().decode().benignGap());
    }

    private ParityResult result(Trace target, List<Gate> gates, Findings findings) {
        Decision decision = Decision.of(gates);
        String size = sizeName(target);
        Optional<MatrixFindings> matrix = findings.matrix();
        return new ParityResult(
                ParityResult.SCHEMA,
                policy.version(),
                policy.digest(),
                profileName,
                size,
                policy.size(size).note(),
                target.manifest().identity().chip(),
                target.manifest().identity().numerics(),
                decision.verdict(),
                decision.sentence(),
                gates,
                gates.stream().map(Gate::id).toList(),
                matrix.isPresent() ? List.of() : List.of("G5"),
                findings.statistics(),
                findings.series(),
                findings.prompts(),
                matrix.map(MatrixFindings::cells).orElse(null),
                matrix.map(MatrixFindings::coverage).orElse(null),
                findings.diagnosis());
    }
}
