package dev.landbridge.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.frontdoor.Chat;
import dev.landbridge.launcher.frontdoor.ChatAnswer;
import dev.landbridge.launcher.frontdoor.FrontDoor;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.Map;

/** Serves the released model to an application with an API key, and checks that every token is metered. */
final class ServeStep implements DemoStep {
    private static final String QUESTION = "347+85=";
    private static final String ANSWER = "432";
    private static final int USAGE_ATTEMPTS = 25;

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public Service service() {
        return Service.INFERENCE;
    }

    @Override
    public String run(Demo demo, ProgressLine progress) throws InterruptedException {
        String model = route(demo);
        JsonNode key = demo.ada().post("/api/v1/keys", Map.of("name", "demo"));
        Chat chat =
                new Chat(FrontDoor.withKey(demo.ada().base(), key.path("secret").asText()), model);
        progress.update(0.3, "asking " + QUESTION);
        ChatAnswer answer = chat.ask(QUESTION);
        StepFailure.unless(
                answer.content().trim().equals(ANSWER),
                "%s was answered with '%s'".formatted(QUESTION, answer.content()));
        StepFailure.unless(!answer.reasoning().isBlank(), "the answer has no reasoning_content");
        ChatAnswer streamed = chat.askStreaming(QUESTION);
        StepFailure.unless(
                streamed.content().equals(answer.content())
                        && streamed.reasoning().equals(answer.reasoning()),
                "the streamed answer is another one: " + streamed.content());
        StepFailure.unless(
                answer.usage().equals(streamed.usage()), "the streamed answer was counted as " + streamed.usage());
        progress.update(0.8, "reading the usage records");
        requireMetered(demo, key.path("id").asText(), answer.usage());
        demo.credentials().keepApiKey("demo", key.path("secret").asText());
        demo.report().chat(new DemoReport.Chat(QUESTION, answer.reasoning(), answer.content(), answer.usage()));
        demo.report().serving(model, key.path("secret").asText());
        return "%s %s %s; streamed alike; %d + %d tokens metered twice"
                .formatted(
                        QUESTION,
                        answer.reasoning(),
                        answer.content(),
                        answer.usage().promptTokens(),
                        answer.usage().completionTokens());
    }

    private static String route(Demo demo) throws InterruptedException {
        for (int attempt = 0; attempt < USAGE_ATTEMPTS; attempt++) {
            for (JsonNode route : demo.ada().get("/api/v1/routes").path("items")) {
                if (route.path("release_id").asText().equals(demo.release().id())) {
                    return route.path("name").asText();
                }
            }
            Polling.pause();
        }
        throw new StepFailure("no route leads to the released version");
    }

    /** Usage is written after the answer, so it may take a moment to appear. */
    private static void requireMetered(Demo demo, String keyId, ChatAnswer.Usage usage) throws InterruptedException {
        int found = 0;
        for (int attempt = 0; attempt < USAGE_ATTEMPTS && found < 2; attempt++) {
            Polling.pause();
            found = 0;
            for (JsonNode row : demo.ada().get("/api/v1/usage/records").path("items")) {
                if (row.path("key_id").asText().equals(keyId)) {
                    StepFailure.unless(matches(row, usage), "the usage record differs from the answer's usage: " + row);
                    found++;
                }
            }
        }
        StepFailure.unless(found == 2, "2 requests were made with the key, " + found + " are metered");
    }

    private static boolean matches(JsonNode row, ChatAnswer.Usage usage) {
        return row.path("prompt_tokens").asInt() == usage.promptTokens()
                && row.path("completion_tokens").asInt() == usage.completionTokens()
                && row.path("status").asText().equals("ok");
    }
}
