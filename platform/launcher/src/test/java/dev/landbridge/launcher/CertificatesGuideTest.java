package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.launcher.bench.release.SyntheticRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/guides/certificates.md: what needs no server is run, the rest is taken by the program. */
class CertificatesGuideTest {
    private static final Path GUIDE = Path.of("../../docs/guides/certificates.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path directory;

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(GUIDE))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void commandsAreTakenAsPrinted() throws IOException {
        Matcher lines = Pattern.compile("(?m)^\\./landbridge ([^#\\n]+)").matcher(String.join("", blocks()));
        List<MatchResult> commands = lines.results().toList();
        assertThat(commands).hasSizeGreaterThan(12);
        for (MatchResult command : commands) {
            String[] words =
                    command.group(1).replaceAll("'[^']*'", "text").strip().split(" +");
            assertThatCode(() -> Landbridge.commandLine(words).parseArgs(words))
                    .as(command.group())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aBundleVerifiesWithTheProgramAndByHand() throws Exception {
        prepare();
        run(block("--weights weights"));
    }

    @Test
    void opensslAcceptsTheBundleAndNoOther() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")) && Files.isExecutable(Path.of("/usr/bin/python3")));
        prepare();
        String byHand = block("openssl dgst");
        assertThat(run(byHand).lines()).filteredOn("Verified OK"::equals).hasSize(5);
        Files.writeString(directory.resolve("adder/README.md"), "changed");
        String checks = byHand.substring(byHand.indexOf("(cd adder"), byHand.indexOf("for statement"));
        assertThat(execute(checks).code()).isNotZero();
    }

    private void prepare() throws IOException {
        SigningKey key = SigningKey.generate();
        SyntheticRelease.write(directory.resolve("adder.release.zip"), 25_000, key);
        SyntheticRelease.writeWeights(directory.resolve("weights"));
        Files.writeString(
                directory.resolve("evaluator.pem"), key.verificationKey().pem());
        Path program = Files.writeString(
                directory.resolve("landbridge"),
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -cp '"
                        + System.getProperty("java.class.path") + "' " + Landbridge.class.getName() + " \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private static String block(String part) throws IOException {
        return blocks().stream()
                .filter(block -> block.contains(part))
                .findFirst()
                .orElseThrow();
    }

    private String run(String block) throws Exception {
        Finished finished = execute(block);
        assertThat(finished.code()).as(finished.output()).isZero();
        return finished.output();
    }

    private record Finished(int code, String output) {}

    private Finished execute(String block) throws Exception {
        Path output = directory.resolve("output.log");
        Process process = new ProcessBuilder("bash", "-euc", block)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        return new Finished(process.exitValue(), Files.readString(output));
    }
}
