package dev.landbridge.training.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;

/** Uses of the engine that compile and then corrupt, leak or crash. */
@AnalyzeClasses(packages = "dev.landbridge.training.worker", importOptions = ImportOption.DoNotIncludeTests.class)
class EngineRulesTest {
    @ArchTest
    static final ArchRule NO_SCALAR_OPERATION = noClasses()
            .should(ArchConditions.callMethodWhere(onArrays(
                    "with a Java number",
                    call -> call.getTarget().getRawParameterTypes().stream()
                            .anyMatch(type -> type.isEquivalentTo(Number.class)))))
            .because("the engine frees the temporary array while backward still reads it");

    @ArchTest
    static final ArchRule NO_TYPE_CONVERSION = noClasses()
            .should(ArchConditions.callMethodWhere(
                    onArrays("toType", call -> call.getTarget().getName().equals("toType"))))
            .because("toType cuts the gradient's graph");

    @ArchTest
    static final ArchRule NO_BFLOAT16 = noClasses()
            .should()
            .accessField(DataType.class, "BFLOAT16")
            .because("the engine's native code aborts the process on it");

    private static DescribedPredicate<JavaMethodCall> onArrays(
            String what, java.util.function.Predicate<JavaCall<MethodCallTarget>> rule) {
        return DescribedPredicate.describe(
                "calls an NDArray operation " + what,
                call -> call.getTargetOwner().isAssignableTo(NDArray.class) && rule.test(call));
    }
}
