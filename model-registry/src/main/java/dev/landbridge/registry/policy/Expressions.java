package dev.landbridge.registry.policy;

import com.google.protobuf.Descriptors.Descriptor;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.landbridge.contracts.registry.v1.PolicyApproval;
import dev.landbridge.contracts.registry.v1.PolicyCandidate;
import dev.landbridge.contracts.registry.v1.PolicyEvidence;
import dev.landbridge.contracts.registry.v1.PolicyVersion;

/** The expression language: what can be spoken of, with its types. Made at the first use, because it takes a while. */
final class Expressions {
    private static final int LONGEST = 4000;
    private static final int MOST_ITERATIONS = 100_000;

    private Expressions() {}

    /** The environments; {@code item} is known only to a requirement about one kind of evidence. */
    private static final class Environment {
        static final Cel PLAIN = builder().build();
        static final Cel WITH_ITEM =
                builder().addVar("item", struct(PolicyEvidence.getDescriptor())).build();

        private static CelBuilder builder() {
            return CelFactory.standardCelBuilder()
                    .setOptions(CelOptions.current()
                            .maxExpressionCodePointSize(LONGEST)
                            .comprehensionMaxIterations(MOST_ITERATIONS)
                            .populateMacroCalls(true)
                            .build())
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addMessageTypes(
                            PolicyEvidence.getDescriptor(),
                            PolicyCandidate.getDescriptor(),
                            PolicyVersion.getDescriptor(),
                            PolicyApproval.getDescriptor())
                    .addVar("evidence", ListType.create(struct(PolicyEvidence.getDescriptor())))
                    .addVar("approvals", ListType.create(struct(PolicyApproval.getDescriptor())))
                    .addVar("candidate", struct(PolicyCandidate.getDescriptor()))
                    .addVar("version", struct(PolicyVersion.getDescriptor()))
                    .addVar("alias", SimpleType.STRING)
                    .addVar("chip", SimpleType.STRING)
                    .addVar("suite", SimpleType.STRING)
                    .addVar("now", SimpleType.TIMESTAMP);
        }

        private static StructTypeReference struct(Descriptor descriptor) {
            return StructTypeReference.create(descriptor.getFullName());
        }
    }

    /** A mistake in an expression; lines and columns count from 1. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1L;

        final int line;
        final int column;

        Mistake(int line, int column, String message) {
            super(message);
            this.line = line;
            this.column = column;
        }
    }

    /** A condition; anything but a truth value is refused. */
    static Condition condition(String text, boolean withItem) throws Mistake {
        CelAbstractSyntaxTree tree = checked(text, withItem);
        if (!tree.getResultType().equals(SimpleType.BOOL)) {
            throw new Mistake(1, 1, "must be true or false, but is " + typeName(tree.getResultType()));
        }
        return Condition.of(tree, withItem);
    }

    /** An expression of any type, for a text. */
    static CelRuntime.Program value(String text, boolean withItem) throws Mistake {
        return program(checked(text, withItem), withItem);
    }

    static CelRuntime.Program program(CelAbstractSyntaxTree tree, boolean withItem) {
        try {
            return environment(withItem).createProgram(tree);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a checked expression cannot be planned", e);
        }
    }

    private static CelAbstractSyntaxTree checked(String text, boolean withItem) throws Mistake {
        if (text == null || text.isBlank()) {
            throw new Mistake(1, 1, "must not be empty");
        }
        CelValidationResult result = environment(withItem).compile(text);
        if (result.hasError()) {
            CelIssue first = result.getErrors().get(0);
            throw new Mistake(
                    Math.max(1, first.getSourceLocation().getLine()),
                    Math.max(0, first.getSourceLocation().getColumn()) + 1,
                    first.getMessage());
        }
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new Mistake(1, 1, e.getMessage());
        }
    }

    private static Cel environment(boolean withItem) {
        return withItem ? Environment.WITH_ITEM : Environment.PLAIN;
    }

    private static String typeName(CelType type) {
        return "a " + type.name();
    }
}
