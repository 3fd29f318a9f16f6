package dev.landbridge.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.grpc.GrpcService;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.util.Set;

/** The rules of the house, run by every service: {@code ServiceArchitecture.of("dev.landbridge.registry").check()}. */
public final class ServiceArchitecture {
    private static final Set<String> HTTP_METHODS = Set.of(
            "jakarta.ws.rs.GET",
            "jakarta.ws.rs.PUT",
            "jakarta.ws.rs.POST",
            "jakarta.ws.rs.DELETE",
            "jakarta.ws.rs.PATCH",
            "jakarta.ws.rs.HEAD");

    private final String root;
    private final JavaClasses classes;

    private ServiceArchitecture(String root) {
        this.root = root;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    public static ServiceArchitecture of(String rootPackage) {
        return new ServiceArchitecture(rootPackage);
    }

    public void check() {
        everyEndpointDeclaresItsPermission();
        everyGrpcMethodDeclaresItsPermission();
        onlyStoresTouchTheDatabase();
        featuresHaveNoCycles();
        namesSayWhatThingsAre();
        nobodyReadsTheSystemClockDirectly();
    }

    private void everyEndpointDeclaresItsPermission() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and(DescribedPredicate.describe("answer HTTP requests", ServiceArchitecture::answersHttp))
                .should(declarePermission())
                .allowEmptyShould(true)
                .check(classes);
    }

    private void everyGrpcMethodDeclaresItsPermission() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(GrpcService.class)
                .and()
                .arePublic()
                .should(declarePermission())
                .allowEmptyShould(true)
                .check(classes);
    }

    private void onlyStoresTouchTheDatabase() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .haveSimpleNameNotEndingWith("Entity")
                .and(DescribedPredicate.describe(
                        "are not nested in a store",
                        type -> !type.getEnclosingClass()
                                .map(outer -> outer.getSimpleName().endsWith("Store"))
                                .orElse(false)))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Connection.class)
                .check(classes);
    }

    private void featuresHaveNoCycles() {
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    private void namesSayWhatThingsAre() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Dto")
                .check(classes);
    }

    private void nobodyReadsTheSystemClockDirectly() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .because("a Clock is injected, so that tests can set the time")
                .check(classes);
    }

    private static boolean answersHttp(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation ->
                        HTTP_METHODS.contains(annotation.getRawType().getName()));
    }

    private static ArchCondition<JavaMethod> declarePermission() {
        return new ArchCondition<>("declare @RolesAllowed, or @PermitAll with its reason") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                JavaClass owner = method.getOwner();
                boolean declared = method.isAnnotatedWith(RolesAllowed.class)
                        || method.isAnnotatedWith(PermitAll.class)
                        || owner.isAnnotatedWith(RolesAllowed.class);
                if (!declared) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " declares no permission"));
                }
            }
        };
    }
}
