package dev.landbridge.launcher.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class JvmSizeTest {
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    @Test
    void startsSoonUnlessAskedToRunFast() {
        assertThat(parsed().size().options(Service.PORTAL)).contains(FIRST_COMPILER, "-Xmx256m");
        assertThat(parsed("--jvm", "server").size().options(Service.PORTAL)).containsExactly("-Xmx1g");
    }

    @Test
    void neverDigestsWithTheFirstCompiler() {
        assertThat(JvmSize.laptop.options(Service.REGISTRY)).doesNotContain(FIRST_COMPILER);
    }

    @Test
    void isTypedAgainForALauncherInTheBackground() {
        JvmOption option = parsed("--jvm", "server");

        assertThat(parsed(option.argument()).size()).isEqualTo(JvmSize.server);
    }

    @Test
    void namesTheSizesWhenAnotherIsAsked() {
        assertThatThrownBy(() -> parsed("--jvm", "huge"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("laptop, server");
    }

    private static JvmOption parsed(String... arguments) {
        JvmOption option = new JvmOption();
        new CommandLine(option).parseArgs(arguments);
        return option;
    }
}
