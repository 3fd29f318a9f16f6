package dev.landbridge.launcher.demo;

import dev.landbridge.launcher.frontdoor.ChatAnswer;
import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.layout.Ports;
import dev.landbridge.launcher.layout.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code ./landbridge demo --report FILE} writes. Parts that were not reached are null. */
public final class DemoReport {
    private final List<Step> steps = new ArrayList<>();
    private final Urls urls;
    private final Account account;
    private Training training;
    private Evaluation evaluation;
    private Parity parity;
    private Fault fault;
    private Release release;
    private Chat chat;
    private Certificate certificate;
    private String model;
    private String apiKey;

    /** @param status {@code ok} or {@code failed} */
    record Step(String name, String status, double seconds) {}

    /** Exact matches are shares from 0 to 1. */
    record Training(
            int steps,
            double tokensPerSecond,
            double exactMatchBefore,
            double exactMatchAfter,
            double exactMatchWithoutScratchpad) {}

    record Evaluation(int n, double exactMatch, double stderr) {}

    record Parity(String verdict, double meanKl, double top1Agreement, double deltaNll) {}

    record Fault(String verdict, String releaseStatus, String message) {}

    record Release(String alias, int version, String approvedBy) {}

    record Chat(String prompt, String reasoning, String answer, ChatAnswer.Usage usage) {}

    record Certificate(String path, String sha256) {}

    record Urls(String portal, String registry, String training, String inference, String eval) {}

    record Account(String user, String password) {}

    private record Content(
            List<Step> steps,
            Training training,
            Evaluation evaluation,
            Parity parity,
            Fault fault,
            Release release,
            Chat chat,
            Certificate certificate,
            Urls urls,
            Account account,
            String apiKey) {}

    DemoReport(Ports ports, String user, String password) {
        this.urls = new Urls(
                ports.url(Service.PORTAL).toString(),
                ports.url(Service.REGISTRY).toString(),
                ports.url(Service.TRAINING).toString(),
                ports.url(Service.INFERENCE).toString(),
                ports.url(Service.EVAL).toString());
        this.account = new Account(user, password);
    }

    void step(String name, boolean ok, double seconds) {
        steps.add(new Step(name, ok ? "ok" : "failed", seconds));
    }

    void training(Training value) {
        training = value;
    }

    void evaluation(Evaluation value) {
        evaluation = value;
    }

    void parity(Parity value) {
        parity = value;
    }

    void fault(Fault value) {
        fault = value;
    }

    void release(Release value) {
        release = value;
    }

    void chat(Chat value) {
        chat = value;
    }

    void certificate(Certificate value) {
        certificate = value;
    }

    void serving(String servedModel, String key) {
        model = servedModel;
        apiKey = key;
    }

    Account account() {
        return account;
    }

    /** Null until the model is served. */
    String model() {
        return model;
    }

    /** Null until the model is served. */
    String apiKey() {
        return apiKey;
    }

    String json() {
        return Json.pretty(new Content(
                steps, training, evaluation, parity, fault, release, chat, certificate, urls, account, apiKey));
    }

    public void write(Path file) {
        try {
            Files.writeString(file, json());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
