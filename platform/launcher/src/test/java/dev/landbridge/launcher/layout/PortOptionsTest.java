package dev.landbridge.launcher.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.launcher.problem.LauncherException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PortOptionsTest {
    @Test
    void withoutAnythingTheDefaultsApply() {
        Ports ports = parse().ports(Map.of());
        assertThat(ports.of(Service.PORTAL)).isEqualTo(8080);
        assertThat(ports.of(Service.EVAL)).isEqualTo(8084);
        assertThat(ports.postgres()).isEqualTo(5433);
    }

    @Test
    void anOptionWinsOverTheEnvironmentWhichWinsOverTheBase() {
        Ports ports = parse("--port-base=21000", "--eval-port=9001")
                .ports(Map.of("LANDBRIDGE_EVAL_PORT", "9002", "LANDBRIDGE_TRAINING_PORT", "9003"));
        assertThat(ports.of(Service.PORTAL)).isEqualTo(21000);
        assertThat(ports.of(Service.TRAINING)).isEqualTo(9003);
        assertThat(ports.of(Service.EVAL)).isEqualTo(9001);
        assertThat(ports.postgres()).isEqualTo(21005);
    }

    @Test
    void namesTheVariableThatIsNotAPort() {
        PortOptions options = parse();
        assertThatThrownBy(() -> options.ports(Map.of("LANDBRIDGE_EVAL_PORT", "many")))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("LANDBRIDGE_EVAL_PORT")
                .hasMessageContaining("many");
    }

    private static PortOptions parse(String... arguments) {
        return CommandLine.populateCommand(new PortOptions(), arguments);
    }
}
