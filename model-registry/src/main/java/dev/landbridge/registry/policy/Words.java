package dev.landbridge.registry.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts an expression into words. */
final class Words {
    private static final Map<String, String> NAMES = Map.of(
            "chip", "the chip",
            "alias", "the alias",
            "suite", "the policy's suite",
            "now", "now",
            "evidence", "the evidence",
            "approvals", "the approvals");
    private static final Map<String, String> OWNERS =
            Map.of("item", "its ", "candidate", "the candidate's ", "version", "the version's ");
    private static final Map<String, String> FIELDS = Map.of(
            "chip", "chip", "created_at", "time", "expires_at", "end", "basis_id", "basis", "reference_id", "id");
    private static final Map<String, String> VERBS = Map.of(
            "_==_", " is ",
            "_!=_", " is not ",
            "_<_", " is less than ",
            "_<=_", " is at most ",
            "_>_", " is more than ",
            "_>=_", " is at least ",
            "@in", " is one of ",
            "startsWith", " starts with ",
            "endsWith", " ends with ",
            "contains", " contains ");
    private static final Map<String, String> OPPOSITES = Map.of(
            "_==_", " is not ",
            "_!=_", " is ",
            "_<_", " is at least ",
            "_<=_", " is more than ",
            "_>_", " is at most ",
            "_>=_", " is less than ",
            "@in", " is none of ",
            "startsWith", " does not start with ",
            "endsWith", " does not end with ",
            "contains", " does not contain ");
    private static final Map<String, String> SIGNS =
            Map.of("_+_", " plus ", "_-_", " minus ", "_*_", " times ", "_/_", " divided by ", "_%_", " modulo ");

    private final Map<Long, CelExpr> macros;

    Words(CelAbstractSyntaxTree tree) {
        macros = tree.getSource().getMacroCalls();
    }

    String of(CelExpr expression) {
        CelExpr macro = macros.get(expression.id());
        if (macro != null) {
            return call(macro.call());
        }
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression.constant());
            case IDENT ->
                NAMES.getOrDefault(expression.ident().name(), expression.ident().name());
            case SELECT -> select(expression.select());
            case CALL -> call(expression.call());
            case LIST -> list(expression.list().elements());
            default -> "the given " + expression.getKind().name().toLowerCase(Locale.ROOT);
        };
    }

    private String call(CelCall call) {
        List<CelExpr> args = call.args();
        String function = call.function();
        if (VERBS.containsKey(function)) {
            return compared(call, VERBS);
        }
        if (SIGNS.containsKey(function)) {
            return of(args.get(0)) + SIGNS.get(function) + of(args.get(1));
        }
        return switch (function) {
            case "_&&_" -> of(args.get(0)) + " and " + of(args.get(1));
            case "_||_" -> "either " + of(args.get(0)) + " or " + of(args.get(1));
            case "!_" -> negated(args.get(0));
            case "_?_:_" -> "if " + of(args.get(0)) + ", " + of(args.get(1)) + ", otherwise " + of(args.get(2));
            case "_[_]" -> "entry " + of(args.get(1)) + " of " + of(args.get(0));
            case "has" -> of(args.get(0)) + " is recorded";
            case "duration" -> duration(args.get(0));
            case "exists" -> "there is one in " + range(call) + " for which " + of(args.get(1));
            case "exists_one" -> "there is exactly one in " + range(call) + " for which " + of(args.get(1));
            case "all" -> "for everything in " + range(call) + ", " + of(args.get(1));
            case "filter" -> "those of " + range(call) + " for which " + of(args.get(1));
            case "map" -> of(args.get(args.size() - 1)) + " of " + range(call);
            case "size" -> "the number of " + call.target().map(this::of).orElseGet(() -> of(args.get(0)));
            default -> function + list(args, call);
        };
    }

    private String compared(CelCall call, Map<String, String> verbs) {
        CelExpr left = call.target().orElseGet(() -> call.args().get(0));
        CelExpr right = call.args().get(call.args().size() - 1);
        return of(left) + verbs.get(call.function()) + of(right);
    }

    private String negated(CelExpr expression) {
        CelExpr inner = macros.getOrDefault(expression.id(), expression);
        if (inner.getKind() == Kind.CALL) {
            CelCall call = inner.call();
            if (OPPOSITES.containsKey(call.function())) {
                return compared(call, OPPOSITES);
            }
            if (call.function().equals("exists")) {
                return "there is none in " + range(call) + " for which "
                        + of(call.args().get(1));
            }
            if (call.function().equals("has")) {
                return of(call.args().get(0)) + " is not recorded";
            }
        }
        return "it is not so that " + of(expression);
    }

    private String range(CelCall call) {
        return call.target().map(this::of).orElse("it");
    }

    private String select(CelSelect select) {
        String field = FIELDS.getOrDefault(select.field(), select.field().replace('_', ' '));
        if (select.operand().getKind() == Kind.IDENT) {
            String owner = select.operand().ident().name();
            String words = OWNERS.getOrDefault(owner, "its ") + field;
            return select.testOnly() ? words + " is recorded" : words;
        }
        return field + " of " + of(select.operand());
    }

    private String list(List<CelExpr> elements) {
        return elements.stream().map(this::of).collect(Collectors.joining(", "));
    }

    private String list(List<CelExpr> args, CelCall call) {
        String on = call.target()
                .map(target -> of(target) + (args.isEmpty() ? "" : ", "))
                .orElse("");
        return "(" + on + list(args) + ")";
    }

    private String duration(CelExpr argument) {
        if (argument.getKind() != Kind.CONSTANT || argument.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return of(argument);
        }
        String text = argument.constant().stringValue();
        try {
            Duration time = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
            return time.toHours() > 0 && time.toHours() % 24 == 0 ? time.toDays() + " days" : text;
        } catch (java.time.format.DateTimeParseException e) {
            return text;
        }
    }

    private static String constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE -> constant.stringValue().isEmpty() ? "empty" : constant.stringValue();
            case BOOLEAN_VALUE -> String.valueOf(constant.booleanValue());
            case INT64_VALUE -> String.valueOf(constant.int64Value());
            case DOUBLE_VALUE -> String.valueOf(constant.doubleValue());
            case UINT64_VALUE -> String.valueOf(constant.uint64Value());
            default -> "nothing";
        };
    }
}
