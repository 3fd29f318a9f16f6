package dev.landbridge.training.worker;

import dev.landbridge.formats.huggingface.AddedToken;
import dev.landbridge.formats.huggingface.TokenizerFile;
import java.util.List;

/** The tokens of the models trained here, and how a conversation is spelled with them. */
final class Vocabulary {
    static final int PAD = 0;
    static final int BOS = 1;
    static final int EOS = 2;

    /** The thinking marks are not special: they stay in decoded text, where the reader needs them. */
    static final TokenizerFile TOKENIZER = TokenizerFile.characterLevel(
            List.of(
                    new AddedToken(PAD, "<pad>", true),
                    new AddedToken(BOS, "<s>", true),
                    new AddedToken(EOS, "</s>", true),
                    new AddedToken(3, "<|system|>", true),
                    new AddedToken(4, "<|user|>", true),
                    new AddedToken(5, "<|assistant|>", true),
                    new AddedToken(6, "<think>", false),
                    new AddedToken(7, "</think>", false)),
            "<s>");

    static final String CHAT_TEMPLATE = "{{ bos_token }}"
            + "{% for message in messages %}"
            + "{% if message['role'] == 'assistant' %}<|assistant|>{{ message['content'] }}{{ eos_token }}"
            + "{% elif message['role'] == 'system' %}<|system|>{{ message['content'] }}"
            + "{% else %}<|user|>{{ message['content'] }}{% endif %}"
            + "{% endfor %}"
            + "{% if add_generation_prompt %}<|assistant|>{% endif %}";

    private Vocabulary() {}
}
