package dev.landbridge.proof.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.proof.SyntheticTraces;
import dev.landbridge.proof.golden.AttemptKind;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults of the endpoint that no distribution shows: requests without an answer, one row for all positions. */
class AnswersTest {
    private final SyntheticTraces traces = new SyntheticTraces();

    @Test
    void doesNotForgiveAnEmptyAnswerThatASecondTryHid() {
        Gate health = health(false, new Transport.Failure(AttemptKind.EMPTY, 11, "HTTP 200 without a body"));

        assertThat(health.verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(health.detail())
                .contains("Of 555 attempts 11 brought no answer", "11 empty answers (HTTP 200 without a body)");
        assertThat(health.inputs()).containsEntry("unanswered", 11.0);
    }

    @Test
    void forgivesALostConnectionOnlyWhenTheEngineWasStartedAnew() {
        Transport.Failure lost = new Transport.Failure(AttemptKind.CONNECTION_LOST, 2, "connection reset");

        assertThat(health(true, lost).verdict()).isEqualTo(GateVerdict.PASS);
        assertThat(health(true, lost).detail()).contains("the engine was started anew");
        assertThat(health(false, lost).verdict()).isEqualTo(GateVerdict.FAIL);
    }

    @Test
    void holdsNothingAgainstAnEngineThatAsksForPatience() {
        assertThat(health(false, new Transport.Failure(AttemptKind.BUSY, 40, "HTTP 429"))
                        .verdict())
                .isEqualTo(GateVerdict.PASS);
    }

    @Test
    void refusesOneRowForEveryPositionOfAPrompt() {
        Trace sound = traces.target(SyntheticTraces.BF16);
        Scores echoed = Scores.allocate(
                sound.scores().get(0).positions(), sound.scores().get(0).topK());
        for (int prompt = 0; prompt < sound.tokens().cases(); prompt++) {
            int first = sound.tokens().begin(prompt) + 1;
            for (int i = first; i < sound.tokens().end(prompt); i++) {
                echo(sound.scores().get(0), first, echoed, i, sound.tokens().tokenIds()[i]);
            }
        }
        Trace target = new Trace(
                sound.manifest(), sound.cases(), sound.tokens(), List.of(echoed), sound.decodes(), sound.tasks());

        ParityResult result = judge(target);

        assertThat(result.verdict()).isEqualTo(ParityVerdict.INVALID);
        assertThat(result.sentence()).contains("96 prompts have one and the same row at every position");
    }

    private static void echo(Scores from, int first, Scores to, int position, int token) {
        int k = from.topK();
        int[] ids = java.util.Arrays.copyOfRange(from.topIds(), first * k, first * k + k);
        float[] top = java.util.Arrays.copyOfRange(from.topLogprobs(), first * k, first * k + k);
        double own = from.logprobOf(first, token, -2);
        to.set(position, Double.isNaN(own) ? -30 : (float) own, k + 1, ids, top);
    }

    private Gate health(boolean restarted, Transport.Failure failure) {
        Trace sound = traces.target(SyntheticTraces.BF16);
        Transport transport = new Transport(544, restarted, List.of(failure));
        Trace target = new Trace(
                sound.manifest().with(transport, null),
                sound.cases(),
                sound.tokens(),
                sound.scores(),
                sound.decodes(),
                sound.tasks());
        return judge(target).gates().get(1);
    }

    private ParityResult judge(Trace target) {
        return new ParityJudge(ParityPolicy.current(), "same-precision").judge(traces.golden(), target);
    }
}
