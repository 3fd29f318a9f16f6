package dev.landbridge.proof.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.proof.SyntheticMatrix;
import dev.landbridge.proof.SyntheticTraces;
import dev.landbridge.proof.golden.AttemptKind;
import dev.landbridge.proof.golden.TraceFiles;
import dev.landbridge.proof.golden.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixGateTest {
    private final SyntheticTraces traces = new SyntheticTraces();
    private final SyntheticMatrix matrix = new SyntheticMatrix(traces);

    @Test
    void passesAnEngineThatIsSoundUnderEverySetting() {
        ParityResult result = judge();

        assertThat(result.verdict()).as(result.sentence()).isEqualTo(ParityVerdict.PASS);
        assertThat(result.gatesRun()).contains("G5");
        assertThat(result.gatesNotRun()).isEmpty();
        assertThat(result.matrix())
                .hasSize(8)
                .allSatisfy(cell -> assertThat(cell.verdict()).as(cell.detail()).isEqualTo(GateVerdict.PASS));
        assertThat(result.matrix().get(0).kl()).isBetween(1e-6, 2e-4);
        assertThat(result.matrixCoverage().pairsCovered())
                .isLessThan(result.matrixCoverage().pairsTotal());
    }

    @Test
    void namesBatchingWhenOnlyManyAtOnceGoWrong() {
        wrongWhere(settings -> !settings.get("concurrency").equals("1"));

        assertThat(gate().detail())
                .contains(
                        "Only with concurrency 8 and 64 is the answer wrong, in each of 5 cells; with 1 it is right. Look at batching");
    }

    @Test
    void namesTheSwitchThatOnlySiblingsHave() {
        matrix.size = ParityPolicy.current().matrix().orElseThrow().sizes().get("standard");
        wrongWhere(settings -> settings.get("graph").equals("eager"));

        assertThat(gate().detail()).contains("Only with graph eager is the answer wrong");
    }

    @Test
    void namesThePrefixCacheWhenTheCandidateIsWrongWheneverItIsAskedAgain() {
        wrongWhere(settings -> settings.get("graph").equals("graph")
                && settings.get("chunked_prefill").equals("on"));

        assertThat(gate().detail()).contains("right when they were asked first. Look at the prefix cache");
    }

    @Test
    void namesThePrefixCacheWhenOnlyTheSecondAskingIsWrong() {
        wrongWhere(settings -> settings.get("prompt").equals("repeated"));

        ParityResult result = judge();

        assertThat(result.verdict()).isEqualTo(ParityVerdict.FAIL);
        assertThat(result.sentence()).startsWith("FAIL: G5").contains("prefix cache and its block table");
    }

    @Test
    void holdsThatTooShortASoakProvesNothing() {
        matrix.soakSeconds = 0.5;

        assertThat(gate().verdict()).isEqualTo(GateVerdict.INCONCLUSIVE);
    }

    @Test
    void failsACellWithAnAnswerlessRequest() {
        matrix.transport =
                new Transport(16, false, List.of(new Transport.Failure(AttemptKind.EMPTY, 1, "200 without a body")));

        assertThat(gate().verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(gate().detail()).contains("1 empty answers (200 without a body)");
    }

    @Test
    void takesTheAskingsOfOnePromptForOne() {
        matrix.divergent = Set.of(9, 11); // 8 of 64 askings, which alone would show more than 5 %

        assertThat(gate().verdict()).as(gate().detail()).isEqualTo(GateVerdict.PASS);

        matrix.divergent = Set.of(9, 11, 13);

        assertThat(gate().verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(gate().detail())
                .contains("12 of 64 continuations, of 3 of 16 prompts, leave the reference for real");
    }

    @Test
    void refusesACellOfAnotherEngine() {
        matrix.engine = "another";

        assertThat(gate().verdict()).isEqualTo(GateVerdict.INVALID);
        assertThat(gate().detail()).contains("differs from the candidate in its engine");
    }

    @Test
    void isJudgedTheSameFromTheFiles(@TempDir Path directory) throws IOException {
        wrongWhere(settings -> settings.get("concurrency").equals("64"));
        TraceFiles.write(directory, matrix.target());

        ParityResult again = new ParityJudge(ParityPolicy.current(), "same-precision")
                .judge(traces.golden(), TraceFiles.read(directory));

        assertThat(again).usingRecursiveComparison().isEqualTo(judge());
    }

    private void wrongWhere(Predicate<Map<String, String>> where) {
        matrix.fault = settings -> where.test(settings) ? SyntheticTraces.ROPE : SyntheticTraces.BF16;
    }

    private Gate gate() {
        return judge().gates().stream()
                .filter(gate -> gate.id().equals("G5"))
                .findFirst()
                .orElseThrow();
    }

    private ParityResult judge() {
        return new ParityJudge(ParityPolicy.current(), "same-precision").judge(traces.golden(), matrix.target());
    }
}
