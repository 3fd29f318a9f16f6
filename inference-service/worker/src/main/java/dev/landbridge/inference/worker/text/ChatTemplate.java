package dev.landbridge.inference.worker.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The chat template of tokenizer_config.json. */
public final class ChatTemplate {
    private final String template;
    private final Map<String, Object> specialTokens;
    private final Jinjava jinja;

    private ChatTemplate(String template, Map<String, Object> specialTokens) {
        // Jinja drops one line end at the end of the source; Jinjava's own option drops it from the result instead.
        this.template = template.endsWith("\n") ? template.substring(0, template.length() - 1) : template;
        this.specialTokens = Map.copyOf(specialTokens);
        this.jinja = new Jinjava(JinjavaConfig.newBuilder()
                .withTrimBlocks(true)
                .withLstripBlocks(true)
                // A message may contain braces: it is data, not a template.
                .withNestedInterpretationEnabled(false)
                .withKeepTrailingNewline(true)
                .withLegacyOverrides(LegacyOverrides.newBuilder()
                        .withIterateOverMapKeys(true)
                        .withUsePyishObjectMapper(true)
                        .withUseNaturalOperatorPrecedence(true)
                        .withKeepNullableLoopValues(true)
                        .build())
                .build());
        jinja.getGlobalContext()
                .registerFunction(new ELFunctionDefinition(
                        "", "raise_exception", ChatTemplate.class, "raiseException", String.class));
    }

    /** @throws ChatTemplateException when the file has no template */
    public static ChatTemplate of(JsonNode tokenizerConfig) {
        JsonNode template = tokenizerConfig.path("chat_template");
        if (template.isArray()) {
            template = named(template, "default");
        }
        if (!template.isTextual()) {
            throw new ChatTemplateException("the model has no chat template");
        }
        Map<String, Object> tokens = new HashMap<>();
        for (String name : List.of("bos_token", "eos_token", "pad_token", "unk_token")) {
            JsonNode token = tokenizerConfig.path(name);
            tokens.put(name, token.isObject() ? token.path("content").asText() : token.asText(""));
        }
        return new ChatTemplate(template.asText(), tokens);
    }

    /**
     * Renders a conversation.
     *
     * @param messages maps with at least {@code role} and {@code content}
     * @param extra further variables of the template
     */
    public String render(List<Map<String, Object>> messages, boolean addGenerationPrompt, Map<String, Object> extra) {
        Map<String, Object> variables = new HashMap<>(specialTokens);
        variables.putAll(extra);
        variables.put("messages", messages);
        variables.put("add_generation_prompt", addGenerationPrompt);
        RenderResult result = jinja.renderForResult(template, variables);
        for (TemplateError error : result.getErrors()) {
            if (error.getSeverity() == TemplateError.ErrorType.FATAL) {
                throw new ChatTemplateException("the chat template failed: " + message(error));
            }
        }
        return result.getOutput();
    }

    /** Called by templates that refuse a conversation. */
    public static String raiseException(String message) {
        throw new ChatTemplateException(message);
    }

    private static String message(TemplateError error) {
        for (Throwable cause = error.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ChatTemplateException) {
                return cause.getMessage();
            }
        }
        return error.getMessage();
    }

    private static JsonNode named(JsonNode templates, String name) {
        for (JsonNode template : templates) {
            if (template.path("name").asText().equals(name)) {
                return template.path("template");
            }
        }
        return templates.path(0).path("template");
    }
}
