package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.inference.worker.decode.Finish;
import dev.landbridge.inference.worker.decode.QueueFullException;
import dev.landbridge.inference.worker.decode.Scheduler;
import dev.landbridge.inference.worker.decode.Sequence;
import dev.landbridge.inference.worker.decode.SequenceRequest;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One request under way: its choices in the scheduler and its response. All methods run on the response's event loop. */
final class Generation {
    private final GenerationSettings settings;
    private final AnswerFormat format;
    private final Answer answer;
    private final HttpServerResponse response;
    private final Context context;
    private final List<Choice> choices = new ArrayList<>();
    private int unfinished;
    private boolean over;

    Generation(
            GenerationSettings settings,
            AnswerFormat format,
            Answer answer,
            HttpServerResponse response,
            Context context) {
        this.settings = settings;
        this.format = format;
        this.answer = answer;
        this.response = response;
        this.context = context;
    }

    /** What one prompt asks of the scheduler. */
    record Work(Prompt prompt, int maxTokens, int topLogprobs, boolean scorePrompt) {}

    /** Submits all choices; a client that leaves takes them out again. */
    void start(List<Work> works, ServedModel model, Scheduler scheduler) {
        List<Scheduler.Submission> submissions = new ArrayList<>();
        for (Work work : works) {
            for (int i = 0; i < settings.n(); i++) {
                submissions.add(submission(work, i, model));
            }
        }
        if (submissions.size() > scheduler.queueCapacity()) {
            throw ApiError.invalid(
                    "prompt", submissions.size() + " answers in one request; at most " + scheduler.queueCapacity());
        }
        unfinished = submissions.size();
        try {
            List<Sequence> sequences = scheduler.submit(submissions);
            response.closeHandler(closed -> {
                if (!over) {
                    over = true;
                    scheduler.cancel(sequences);
                }
            });
        } catch (QueueFullException e) {
            throw ApiError.overloaded(e.getMessage());
        }
        if (settings.stream()) {
            openStream();
        }
    }

    private Scheduler.Submission submission(Work work, int number, ServedModel model) {
        Set<Integer> endTokens = new TreeSet<>(settings.stopTokenIds());
        if (!settings.ignoreEos()) {
            endTokens.addAll(model.endTokens());
        }
        Choice choice =
                new Choice(choices.size(), work.prompt(), endTokens, settings.stop(), model.codec(), this::receive);
        choices.add(choice);
        SequenceRequest request = new SequenceRequest(
                work.prompt().tokens(),
                work.maxTokens(),
                settings.sampling(number),
                work.topLogprobs(),
                work.scorePrompt(),
                endTokens);
        return new Scheduler.Submission(request, choice);
    }

    /** Called on the scheduler's thread. */
    private void receive(ChoiceDelta delta) {
        if (settings.stream() || delta.finish() != null) {
            context.runOnContext(ignored -> show(delta));
        }
    }

    private void show(ChoiceDelta delta) {
        if (over) {
            return;
        }
        answer.count(delta);
        if (delta.finish() == Finish.FAILED) {
            fail();
            return;
        }
        if (settings.stream()) {
            format.frame(answer, delta).ifPresent(this::send);
        }
        if (delta.finish() != null && --unfinished == 0) {
            over = true;
            end();
        }
    }

    private void openStream() {
        response.putHeader("content-type", "text/event-stream; charset=utf-8")
                .putHeader("cache-control", "no-cache")
                .putHeader("x-accel-buffering", "no")
                .setChunked(true);
        format.opening(answer, choices).forEach(this::send);
    }

    private void end() {
        if (!settings.stream()) {
            Json.send(response, 200, format.whole(answer, choices));
            return;
        }
        if (settings.includeUsage()) {
            ObjectNode closing = format.closing(answer);
            closing.set("usage", answer.usage());
            write(closing);
        }
        response.end("data: [DONE]\n\n");
    }

    private void fail() {
        over = true;
        if (settings.stream()) {
            write(ApiError.failed().body());
            response.end("data: [DONE]\n\n");
        } else {
            Json.send(response, 500, ApiError.failed().body());
        }
    }

    private void send(ObjectNode frame) {
        if (settings.continuousUsage()) {
            frame.set("usage", answer.usage());
        } else if (settings.includeUsage()) {
            frame.putNull("usage");
        }
        write(frame);
    }

    private void write(ObjectNode frame) {
        response.write("data: " + Json.text(frame) + "\n\n");
    }

    static int promptTokens(List<Work> works) {
        return works.stream().mapToInt(work -> work.prompt().tokens().length).sum();
    }
}
