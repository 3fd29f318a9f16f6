package dev.landbridge.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineHttpTest {
    private static final String COMPLETIONS = "/v1/completions";
    private static final String CHAT = "/v1/chat/completions";

    @TempDir
    private static Path directory;

    private static TinyModel model;
    private static RunningEngine engine;
    private static EngineClient client;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        model = TinyModel.create(11, true);
        model.write(directory);
        engine = RunningEngine.start(
                EngineOptions.parse(
                        "--model", directory.toString(), "--served-name", "tiny", "--slots", "4", "--queue", "12"),
                () -> {});
        client = new EngineClient(engine.port());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        engine.close();
    }

    @Test
    void answersEveryFormOfPrompt() throws Exception {
        String rest = ",'max_tokens':5,'temperature':0,'ignore_eos':true}";
        JsonNode text = client.ok(COMPLETIONS, "{'model':'tiny','prompt':'12+3='" + rest);
        JsonNode ids = client.ok(COMPLETIONS, "{'prompt':" + ids("12+3=") + rest);
        JsonNode many = client.ok(COMPLETIONS, "{'prompt':['12+3=','9+9=']" + rest);
        JsonNode manyIds = client.ok(COMPLETIONS, "{'prompt':[" + ids("9+9=") + "," + ids("12+3=") + "]" + rest);
        String expected = text.at("/choices/0/text").asText();
        assertThat(text.at("/object").asText()).isEqualTo("text_completion");
        assertThat(text.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(text.at("/choices/0/logprobs").isNull()).isTrue();
        assertThat(text.at("/usage/prompt_tokens").asInt()).isEqualTo(6);
        assertThat(text.at("/usage/completion_tokens").asInt()).isEqualTo(5);
        assertThat(text.at("/usage/total_tokens").asInt()).isEqualTo(11);
        assertThat(ids.at("/choices/0/text").asText()).isEqualTo(expected);
        assertThat(many.at("/choices/0/text").asText()).isEqualTo(expected);
        assertThat(many.at("/usage/prompt_tokens").asInt()).isEqualTo(11);
        assertThat(manyIds.at("/choices/1/text").asText()).isEqualTo(expected);
        assertThat(manyIds.at("/choices/0/text")).isEqualTo(many.at("/choices/1/text"));
    }

    @Test
    void echoScoresEveryPromptTokenExactly() throws Exception {
        String body = "{'prompt':[" + ids("12+3=15") + "],'max_tokens':1,'temperature':0,'logprobs':3,'echo':true,"
                + "'return_tokens_as_token_ids':true,'return_token_ids':true}";
        JsonNode choice = client.ok(COMPLETIONS, body).at("/choices/0");
        JsonNode logprobs = choice.at("/logprobs");
        assertThat(logprobs.at("/tokens")).hasSize(9);
        assertThat(logprobs.at("/token_logprobs/0").isNull()).isTrue();
        assertThat(logprobs.at("/top_logprobs/0").isNull()).isTrue();
        for (int i = 1; i < 9; i++) {
            String token = logprobs.at("/tokens/" + i).asText();
            assertThat(token).startsWith("token_id:");
            JsonNode top = logprobs.at("/top_logprobs").get(i);
            assertThat(top.get(token)).isEqualTo(logprobs.at("/token_logprobs/" + i));
            assertThat(top.size()).isBetween(3, 4);
        }
        assertThat(logprobs.at("/tokens/0").asText()).isEqualTo("token_id:1");
        assertThat(choice.at("/prompt_token_ids")).hasSize(8);
        assertThat(choice.at("/token_ids")).hasSize(1);
        JsonNode greedy = logprobs.at("/top_logprobs/8");
        assertThat(greedy.get(logprobs.at("/tokens/8").asText()).floatValue()).isEqualTo(max(greedy));
    }

    @Test
    void echoWithoutGenerationGivesThePromptOnlyAndTheSameScores() throws Exception {
        String prompt = "{'prompt':'12+3=15','echo':true,'temperature':0,'logprobs':0";
        JsonNode none = client.ok(COMPLETIONS, prompt + ",'max_tokens':0}");
        JsonNode one = client.ok(COMPLETIONS, prompt + ",'max_tokens':1}");
        assertThat(none.at("/choices/0/text").asText()).isEqualTo("12+3=15");
        assertThat(none.at("/usage/completion_tokens").asInt()).isZero();
        List<JsonNode> scores = list(none.at("/choices/0/logprobs/token_logprobs"));
        assertThat(scores)
                .hasSize(8)
                .isEqualTo(list(one.at("/choices/0/logprobs/token_logprobs")).subList(0, 8));
        assertThat(one.at("/choices/0/logprobs/tokens")).hasSize(9);
    }

    @Test
    void scoresDoNotDependOnWhatElseIsRunning() throws Exception {
        String body = "{'prompt':" + "'" + "7+8=".repeat(40) + "','echo':true,'logprobs':5,'max_tokens':0}";
        JsonNode alone = client.ok(COMPLETIONS, body).at("/choices/0/logprobs");
        String several = body.replace("'prompt':", "'prompt':['1+1=','2+22=3',").replace("','echo'", "'],'echo'");
        assertThat(client.ok(COMPLETIONS, several).at("/choices/2/logprobs")).isEqualTo(alone);
    }

    @Test
    void aSeedRepeatsAndChoicesDiffer() throws Exception {
        String body =
                "{'prompt':'5+5=','max_tokens':20,'temperature':1,'top_p':0.95,'seed':42,'n':3,'ignore_eos':true}";
        JsonNode first = client.ok(COMPLETIONS, body);
        JsonNode second = client.ok(COMPLETIONS, body);
        assertThat(first.at("/choices")).hasSize(3).isEqualTo(second.at("/choices"));
        assertThat(first.at("/choices/0/text")).isNotEqualTo(first.at("/choices/1/text"));
        assertThat(first.at("/usage/completion_tokens").asInt()).isEqualTo(60);
        assertThat(client.ok(COMPLETIONS, body.replace("42", "43")).at("/choices"))
                .isNotEqualTo(first.at("/choices"));
    }

    @Test
    void stopsBeforeAStopString() throws Exception {
        String body = "{'prompt':'5+5=','max_tokens':40,'temperature':1,'seed':1,'ignore_eos':true,'logprobs':0";
        String full = client.ok(COMPLETIONS, body + "}").at("/choices/0/text").asText();
        String stop = firstPlainPair(full);
        JsonNode cut =
                client.ok(COMPLETIONS, body + ",'stop':['" + stop + "']}").at("/choices/0");
        assertThat(cut.at("/text").asText()).isEqualTo(full.substring(0, full.indexOf(stop)));
        assertThat(cut.at("/finish_reason").asText()).isEqualTo("stop");
        assertThat(cut.at("/stop_reason").asText()).isEqualTo(stop);
        List<JsonNode> frames = client.stream(COMPLETIONS, body + ",'stream':true,'stop':['" + stop + "']}");
        assertThat(joined(frames, "/choices/0/text")).isEqualTo(cut.at("/text").asText());
    }

    @Test
    void streamsACompletionWithRunningUsage() throws Exception {
        String body = "{'prompt':'5+5=','max_tokens':6,'temperature':0,'ignore_eos':true,'logprobs':2,'echo':true";
        JsonNode whole = client.ok(COMPLETIONS, body + "}");
        List<JsonNode> frames = client.stream(
                COMPLETIONS,
                body + ",'return_token_ids':true,'stream':true,'stream_options':"
                        + "{'include_usage':true,'continuous_usage_stats':true}}");
        assertThat(joined(frames, "/choices/0/text"))
                .isEqualTo(whole.at("/choices/0/text").asText());
        JsonNode last = frames.get(frames.size() - 1);
        assertThat(last.at("/choices")).isEmpty();
        assertThat(last.at("/usage")).isEqualTo(whole.at("/usage"));
        assertThat(frames.get(0).at("/usage/completion_tokens").asInt()).isEqualTo(1);
        assertThat(frames.get(1).at("/usage/completion_tokens").asInt()).isEqualTo(2);
        for (String field : List.of("tokens", "token_logprobs", "text_offset", "top_logprobs")) {
            List<JsonNode> streamed = new ArrayList<>();
            frames.forEach(frame -> streamed.addAll(list(frame.at("/choices/0/logprobs/" + field))));
            assertThat(streamed).isEqualTo(list(whole.at("/choices/0/logprobs/" + field)));
        }
    }

    @Test
    void sendsTheSameChatAnswerWholeAndStreamed() throws Exception {
        String prompt = "'messages':[{'role':'user','content':'1+1='}],'temperature':1,'seed':5,'max_tokens':30";
        JsonNode whole = client.ok(CHAT, "{" + prompt + ",'chat_template_kwargs':{}}");
        JsonNode message = whole.at("/choices/0/message");
        assertThat(whole.at("/object").asText()).isEqualTo("chat.completion");
        assertThat(message.has("refusal")).isTrue();
        assertThat(message.at("/refusal").isNull()).isTrue();
        assertThat(whole.at("/choices/0").has("logprobs")).isTrue();
        List<JsonNode> frames =
                client.stream(CHAT, "{" + prompt + ",'stream':true,'stream_options':{'include_usage':true}}");
        assertThat(frames.get(0).at("/choices/0/delta/role").asText()).isEqualTo("assistant");
        assertThat(joined(frames, "/choices/0/delta/content"))
                .isEqualTo(message.at("/content").asText());
        assertThat(frames.get(0).at("/usage").isNull()).isTrue();
        assertThat(frames.get(frames.size() - 1).at("/usage")).isEqualTo(whole.at("/usage"));
    }

    @Test
    void reasoningOpenedByThePromptIsReasoning() throws Exception {
        String prompt = "'messages':[{'role':'user','content':'1+1='},{'role':'assistant','content':'<think>'}],"
                + "'add_generation_prompt':false,'temperature':0,'max_tokens':8,'ignore_eos':true";
        JsonNode whole = client.ok(CHAT, "{" + prompt + "}");
        JsonNode message = whole.at("/choices/0/message");
        assertThat(message.at("/reasoning").isTextual()).isTrue();
        assertThat(message.at("/reasoning_content")).isEqualTo(message.at("/reasoning"));
        assertThat(message.at("/content").isNull()).isTrue();
        assertThat(whole.at("/usage/completion_tokens_details/reasoning_tokens").asInt())
                .isEqualTo(8);
        List<JsonNode> frames = client.stream(CHAT, "{" + prompt + ",'stream':true}");
        assertThat(joined(frames, "/choices/0/delta/reasoning"))
                .isEqualTo(message.at("/reasoning").asText());
        assertThat(joined(frames, "/choices/0/delta/reasoning_content"))
                .isEqualTo(message.at("/reasoning").asText());
    }

    @Test
    void chatLogprobsListTheAlternatives() throws Exception {
        JsonNode whole = client.ok(
                CHAT,
                "{'messages':[{'role':'user','content':'1+1='}],'temperature':0,'max_tokens':4,'ignore_eos':true,"
                        + "'logprobs':true,'top_logprobs':20}");
        JsonNode content = whole.at("/choices/0/logprobs/content");
        assertThat(content).hasSize(4);
        for (JsonNode token : content) {
            assertThat(token.at("/top_logprobs")).hasSize(20);
            assertThat(token.at("/top_logprobs/0/logprob")).isEqualTo(token.at("/logprob"));
            assertThat(token.at("/bytes").isArray()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "{'prompt':'x'; 400; null; null",
                "[1]; 400; null; null",
                "{'prompt':5}; 400; prompt; null",
                "{'max_tokens':5}; 400; prompt; null",
                "{'prompt':[[1,99999]]}; 400; prompt; null",
                "{'prompt':[]}; 400; prompt; null",
                "{'prompt':'x','model':'other'}; 404; model; model_not_found",
                "{'prompt':'x','logprobs':21}; 400; logprobs; null",
                "{'prompt':'x','temperature':'hot'}; 400; temperature; null",
                "{'prompt':'x','top_p':0}; 400; top_p; null",
                "{'prompt':'x','max_tokens':0}; 400; max_tokens; null",
                "{'prompt':'x','max_tokens':9000}; 400; max_tokens; context_length_exceeded",
                "{'prompt':'x','stop':5}; 400; stop; null",
                "{'prompt':'x','stream':'yes'}; 400; stream; null",
                "{'prompt':'x','stream_options':{'include_usage':true}}; 400; stream_options; null",
                "{'prompt':'x','n':200}; 400; n; null",
                "{'prompt':'x','tools':[{'type':'function'}]}; 400; tools; unsupported_parameter",
                "{'prompt':'x','presence_penalty':1}; 400; presence_penalty; unsupported_parameter"
            })
    void refusesByFieldName(String body, int status, String param, String code) throws Exception {
        EngineClient.Reply reply = client.post(COMPLETIONS, body);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().at("/error/param").asText()).isEqualTo(param);
        assertThat(reply.body().at("/error/code").asText()).isEqualTo(code);
        assertThat(reply.body().at("/error/message").asText()).isNotEmpty();
        assertThat(reply.body().at("/error/type").asText()).isEqualTo("invalid_request_error");
    }

    @Test
    void refusesChatFieldsByName() throws Exception {
        assertThat(client.post(CHAT, "{'messages':[]}")
                        .body()
                        .at("/error/param")
                        .asText())
                .isEqualTo("messages");
        assertThat(client.post(CHAT, "{'messages':[{'content':'x'}]}")
                        .body()
                        .at("/error/param")
                        .asText())
                .isEqualTo("messages[0].role");
        assertThat(client.post(CHAT, "{'messages':[{'role':'user','content':'x'}],'top_logprobs':2}")
                        .body()
                        .at("/error/param")
                        .asText())
                .isEqualTo("top_logprobs");
    }

    @Test
    void tokenizesAndBack() throws Exception {
        JsonNode plain = client.ok("/tokenize", "{'prompt':'12+3=','add_special_tokens':false}");
        assertThat(ints(plain.at("/tokens"))).containsExactly(model.tokenizer().encode("12+3="));
        assertThat(plain.at("/count").asInt()).isEqualTo(5);
        assertThat(plain.at("/max_model_len").asInt()).isEqualTo(4096);
        JsonNode special = client.ok("/tokenize", "{'prompt':'12+3='}");
        assertThat(ints(special.at("/tokens")))
                .containsExactly(model.tokenizer().encode("12+3=", true));
        JsonNode chat = client.ok("/tokenize", "{'messages':[{'role':'user','content':'347+85='}]}");
        JsonNode back = client.ok("/detokenize", "{'tokens':" + chat.at("/tokens") + "}");
        assertThat(back.at("/prompt").asText()).isEqualTo("<s><|user|>347+85=<|assistant|>");
    }

    @Test
    void describesItself() throws Exception {
        assertThat(client.get("/v1/models").body().at("/data/0/id").asText()).isEqualTo("tiny");
        assertThat(client.get("/v1/models/tiny").body().at("/max_model_len").asInt())
                .isEqualTo(4096);
        assertThat(client.get("/v1/models/other").status()).isEqualTo(404);
        assertThat(client.get("/health").status()).isEqualTo(200);
        JsonNode version = client.get("/version").body();
        assertThat(version.at("/numerics").asText()).isEqualTo("fp32");
        assertThat(version.at("/platform_row").asText()).startsWith("onnxruntime 1.29.0 cpu");
        assertThat(version.at("/graph_digest").asText()).hasSize(64);
        assertThat(client.get("/tokenizer_info").body().at("/eos_token").asText())
                .isEqualTo("</s>");
        assertThat(client.get("/nowhere").body().at("/error/code").asText()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aClientThatLeavesFreesItsSlot(boolean stream) throws Exception {
        double cancelled = client.metric("landbridge_engine_cancelled_total");
        double before = client.metric("vllm:generation_tokens_total");
        String body = "{\"prompt\":\"1\",\"max_tokens\":4000,\"ignore_eos\":true,\"stream\":" + stream + "}";
        try (Socket socket = new Socket("127.0.0.1", engine.port())) {
            socket.getOutputStream()
                    .write(("POST /v1/completions HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.UTF_8));
            await(() -> client.metric("vllm:generation_tokens_total") > before + 5);
        }
        await(() -> client.metric("landbridge_engine_cancelled_total") == cancelled + 1);
        assertThat(client.metric("vllm:num_requests_running")).isZero();
        assertThat(client.metric("vllm:generation_tokens_total") - before).isLessThan(4000);
    }

    @Test
    void refusesWhenTheQueueIsFull() throws Exception {
        String body = "{\"prompt\":\"1\",\"max_tokens\":4000,\"ignore_eos\":true,\"n\":12}";
        try (Socket socket = new Socket("127.0.0.1", engine.port())) {
            socket.getOutputStream()
                    .write(("POST /v1/completions HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.UTF_8));
            await(() -> client.metric("vllm:num_requests_running") == 4);
            assertThat(client.metric("vllm:num_requests_waiting")).isEqualTo(8);
            EngineClient.Reply reply = client.post(COMPLETIONS, "{'prompt':'1','n':5}");
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.raw().headers().firstValue("retry-after")).contains("1");
            assertThat(reply.body().at("/error/code").asText()).isEqualTo("overloaded");
        }
        await(() -> client.metric("vllm:num_requests_running") == 0);
        assertThat(client.metric("vllm:num_requests_waiting")).isZero();
    }

    private interface Condition {
        boolean met() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.met()) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(deadline);
            Thread.sleep(2);
        }
    }

    private static String ids(String text) {
        List<Integer> ids = new ArrayList<>();
        for (int id : model.tokenizer().encode(text, true)) {
            ids.add(id);
        }
        return ids.toString();
    }

    private static float max(JsonNode values) {
        float max = Float.NEGATIVE_INFINITY;
        for (JsonNode value : values) {
            max = Math.max(max, value.floatValue());
        }
        return max;
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    private static int[] ints(JsonNode array) {
        return list(array).stream().mapToInt(JsonNode::asInt).toArray();
    }

    private static String joined(List<JsonNode> frames, String pointer) {
        return frames.stream().map(frame -> frame.at(pointer).asText("")).collect(Collectors.joining());
    }

    /** Two neighbouring letters or digits of the text. */
    private static String firstPlainPair(String text) {
        for (int i = 4; i + 1 < text.length(); i++) {
            if (isPlain(text.charAt(i)) && isPlain(text.charAt(i + 1))) {
                return text.substring(i, i + 2);
            }
        }
        throw new AssertionError("no plain pair in " + text);
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 127 && c != '"' && c != '\'' && c != '\\';
    }
}
