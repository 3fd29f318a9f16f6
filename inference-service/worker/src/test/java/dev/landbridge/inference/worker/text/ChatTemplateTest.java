package dev.landbridge.inference.worker.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.landbridge.inference.worker.TinyModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatTemplateTest {
    private static final String CHATML = "{%- if messages[0]['role'] == 'system' %}\n"
            + "{{- '<|im_start|>system\\n' + messages[0]['content'] + '<|im_end|>\\n' }}\n{%- endif %}\n"
            + "{%- for message in messages %}\n"
            + "{%- if (message.role == 'user') or (message.role == 'assistant') %}\n"
            + "{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>' + '\\n' }}\n"
            + "{%- endif %}\n{%- endfor %}\n"
            + "{%- if add_generation_prompt %}\n{{- '<|im_start|>assistant\\n' }}\n{%- endif %}\n";

    @Test
    void rendersTheRecipesTemplate() {
        assertThat(render(TinyModel.CHAT_TEMPLATE, true, user("347+85="))).isEqualTo("<s><|user|>347+85=<|assistant|>");
        assertThat(render(TinyModel.CHAT_TEMPLATE, false, user("347+85="))).isEqualTo("<s><|user|>347+85=");
    }

    @Test
    void rendersATemplateOfThePublicModels() {
        Map<String, Object> system = Map.of("role", "system", "content", "be brief");
        assertThat(render(CHATML, true, system, user("hi")))
                .isEqualTo(
                        "<|im_start|>system\nbe brief<|im_end|>\n<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n");
    }

    @Test
    void neverTreatsAMessageAsATemplate() {
        String attack = "{{ 1 + 1 }}{% raw %}";
        assertThat(render(TinyModel.CHAT_TEMPLATE, true, user(attack)))
                .isEqualTo("<s><|user|>" + attack + "<|assistant|>");
    }

    @Test
    void reportsWhatTheTemplateRefuses() {
        assertThatThrownBy(() -> render("{{ raise_exception('roles must alternate') }}", true, user("x")))
                .isInstanceOf(ChatTemplateException.class)
                .hasMessageContaining("roles must alternate");
        assertThatThrownBy(() -> ChatTemplate.of(JsonNodeFactory.instance.objectNode()))
                .isInstanceOf(ChatTemplateException.class);
    }

    @SafeVarargs
    private static String render(String template, boolean prompt, Map<String, Object>... messages) {
        return ChatTemplate.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("chat_template", template)
                        .put("bos_token", "<s>"))
                .render(List.of(messages), prompt, Map.of());
    }

    private static Map<String, Object> user(String content) {
        return Map.of("role", "user", "content", content);
    }
}
