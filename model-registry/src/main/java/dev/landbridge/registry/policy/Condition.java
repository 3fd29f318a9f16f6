package dev.landbridge.registry.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A checked condition that can say in words what it asks and what it found instead. */
final class Condition {
    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in");

    /** One part of an "and". The actual value is known for a comparison only. */
    private record Part(CelRuntime.Program holds, String words, CelRuntime.Program actual) {}

    private final CelRuntime.Program program;
    private final String words;
    private final List<Part> parts;

    private Condition(CelRuntime.Program program, String words, List<Part> parts) {
        this.program = program;
        this.words = words;
        this.parts = parts;
    }

    static Condition of(CelAbstractSyntaxTree tree, boolean withItem) {
        Words words = new Words(tree);
        List<Part> parts = new ArrayList<>();
        for (CelExpr part : conjuncts(tree.getExpr(), new ArrayList<>())) {
            parts.add(new Part(
                    Expressions.program(cut(tree, part), withItem),
                    words.of(part),
                    comparison(part)
                            ? Expressions.program(cut(tree, part.call().args().get(0)), withItem)
                            : null));
        }
        return new Condition(Expressions.program(tree, withItem), words.of(tree.getExpr()), parts);
    }

    String words() {
        return words;
    }

    /** False also when it cannot be computed: an error never opens a gate. */
    boolean holds(Map<String, Object> facts) {
        return truth(program, facts);
    }

    /** The parts that do not hold, in words, with what was found. */
    String objection(Map<String, Object> facts) {
        String failing = parts.stream()
                .filter(part -> !truth(part.holds(), facts))
                .map(part -> "required is that " + part.words() + found(part, facts))
                .collect(Collectors.joining("; "));
        return failing.isEmpty() ? "required is that " + words : failing;
    }

    private static String found(Part part, Map<String, Object> facts) {
        if (part.actual() == null) {
            return "";
        }
        try {
            String text = Phrase.format(part.actual().eval(facts));
            return ", but it is " + (text.isEmpty() ? "empty" : text);
        } catch (CelEvaluationException e) {
            return ", but that cannot be computed (" + e.getMessage() + ")";
        }
    }

    private static boolean truth(CelRuntime.Program program, Map<String, Object> facts) {
        try {
            return Boolean.TRUE.equals(program.eval(facts));
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    private static List<CelExpr> conjuncts(CelExpr expression, List<CelExpr> found) {
        if (expression.getKind() == Kind.CALL && expression.call().function().equals("_&&_")) {
            expression.call().args().forEach(part -> conjuncts(part, found));
        } else {
            found.add(expression);
        }
        return found;
    }

    private static boolean comparison(CelExpr expression) {
        return expression.getKind() == Kind.CALL
                && COMPARISONS.contains(expression.call().function())
                && expression.call().args().get(0).getKind() != Kind.CONSTANT;
    }

    private static CelAbstractSyntaxTree cut(CelAbstractSyntaxTree tree, CelExpr part) {
        return CelAbstractSyntaxTree.newCheckedAst(part, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap());
    }
}
