package dev.landbridge.harness.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** Asks a model all requests of an evaluation, several documents at once. */
public final class Evaluator {
    private final IntFunction<LanguageModel> models;
    private final int concurrency;

    public Evaluator(LanguageModel model, int concurrency) {
        this(documentId -> model, concurrency);
    }

    /** @param models gives each document a model of its own, for example one that counts what the document cost */
    public Evaluator(IntFunction<LanguageModel> models, int concurrency) {
        this.models = models;
        this.concurrency = concurrency;
    }

    /**
     * The outcomes of all documents, in order.
     *
     * @param progress told the number of documents done, on the calling thread; what it throws ends the evaluation
     */
    public List<Evaluation.Outcome> ask(Evaluation evaluation, IntConsumer progress) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(concurrency);
        try {
            CompletionService<Evaluation.Outcome> finished = new ExecutorCompletionService<>(workers);
            List<Future<Evaluation.Outcome>> futures = new ArrayList<>();
            for (int id = 0; id < evaluation.size(); id++) {
                List<Request> requests = evaluation.requests(id);
                LanguageModel model = models.apply(id);
                futures.add(finished.submit(() -> ask(model, requests, evaluation.repeats())));
            }
            for (int done = 1; done <= futures.size(); done++) {
                finished.take().get();
                progress.accept(done);
            }
            List<Evaluation.Outcome> outcomes = new ArrayList<>();
            for (Future<Evaluation.Outcome> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException) {
                throw (RuntimeException) e.getCause();
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private static Evaluation.Outcome ask(LanguageModel model, List<Request> requests, int repeats)
            throws InterruptedException {
        List<List<Answer>> answers = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Request request : requests) {
            List<Answer> own = new ArrayList<>();
            for (int repeat = 0; repeat < repeats; repeat++) {
                try {
                    own.add(model.answer(request, repeat));
                } catch (IOException e) {
                    failures.add(String.valueOf(e.getMessage()));
                    own.add(worst(request));
                }
            }
            answers.add(own);
        }
        return new Evaluation.Outcome(answers, failures);
    }

    private static Answer worst(Request request) {
        if (request instanceof Request.Loglikelihood) {
            return new Answer.Likelihood(Double.NEGATIVE_INFINITY, false);
        }
        return request instanceof Request.Rolling
                ? new Answer.RollingLikelihood(Double.NEGATIVE_INFINITY)
                : new Answer.Text("");
    }
}
