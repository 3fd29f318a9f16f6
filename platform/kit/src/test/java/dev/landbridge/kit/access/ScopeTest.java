package dev.landbridge.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.landbridge.kit.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void includesTheScopesBeforeIt() {
        assertThat(Scope.of(List.of("write")).names()).containsExactly("read", "write");
        assertThat(Scope.of(List.of("release", "read"))).isEqualTo(Scope.RELEASE);
        assertThat(Scope.RELEASE.includes(Scope.READ)).isTrue();
        assertThat(Scope.READ.includes(Scope.WRITE)).isFalse();
    }

    @Test
    void aTokenWithoutScopesMayEverything() {
        assertThat(Scope.of((List<String>) null)).isEqualTo(Scope.RELEASE);
    }

    @Test
    void refusesNamesThatAreNone() {
        for (List<String> names : List.of(List.<String>of(), List.of("admin"), List.of("read", "READ"))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> Scope.of(names))
                    .withMessageContaining("read, write, release");
        }
    }

    @Test
    void cutsRolesDownAndNeverUp() {
        assertThat(Scope.READ.cut(Role.ADMIN)).isEqualTo(Role.VIEWER);
        assertThat(Scope.WRITE.cut(Role.RELEASER)).isEqualTo(Role.MEMBER);
        assertThat(Scope.WRITE.cut(Role.VIEWER)).isEqualTo(Role.VIEWER);
        assertThat(Scope.RELEASE.cut(Role.ADMIN)).isEqualTo(Role.ADMIN);
    }

    @Test
    void knowsWhichScopeAnEndpointNeeds() {
        assertThat(Scope.neededFor(List.of(Role.VIEWER, Role.SERVICE))).isEqualTo(Scope.READ);
        assertThat(Scope.neededFor(List.of(Role.MEMBER, Role.SERVICE))).isEqualTo(Scope.WRITE);
        assertThat(Scope.neededFor(List.of(Role.RELEASER))).isEqualTo(Scope.RELEASE);
        assertThat(Scope.neededFor(List.of(Role.OPERATOR))).isEqualTo(Scope.RELEASE);
        assertThat(Scope.neededFor(List.of(Role.ANYONE_SIGNED_IN))).isEqualTo(Scope.READ);
    }
}
