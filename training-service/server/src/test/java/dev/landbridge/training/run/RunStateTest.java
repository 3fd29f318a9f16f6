package dev.landbridge.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunStateTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<RunState, Set<RunState>> ALLOWED = Map.of(
            RunState.QUEUED, Set.of(RunState.PREFLIGHT, RunState.FAILED, RunState.CANCELLED),
            RunState.PREFLIGHT, Set.of(RunState.RUNNING, RunState.FAILED, RunState.CANCELLED),
            RunState.RUNNING, Set.of(RunState.REGISTERING, RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED),
            RunState.REGISTERING, Set.of(RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED),
            RunState.SUCCEEDED, Set.of(),
            RunState.FAILED, Set.of(),
            RunState.CANCELLED, Set.of());

    static Stream<Arguments> everyPair() {
        return Stream.of(RunState.values())
                .flatMap(from -> Stream.of(RunState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void goesOnlyWhereTheStateMachineLeads(RunState from, RunState to) {
        RunEntity run = in(from);

        if (ALLOWED.get(from).contains(to)) {
            run.advance(to, "why", NOW);

            assertThat(run.state).isEqualTo(to);
            assertThat(run.message).isEqualTo("why");
            assertThat(run.finishedAt).isEqualTo(ALLOWED.get(to).isEmpty() ? NOW : null);
        } else {
            assertThatIllegalStateException().isThrownBy(() -> run.advance(to, "why", NOW));
            assertThat(run.state).isEqualTo(from);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isTerminalWhenNothingFollows(RunState state) {
        assertThat(state.isTerminal())
                .isEqualTo(Set.of(RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED)
                        .contains(state));
    }

    private static RunEntity in(RunState state) {
        RunEntity run = new RunEntity();
        run.id = "run_1";
        run.state = state;
        return run;
    }
}
