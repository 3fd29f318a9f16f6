package dev.landbridge.registry.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** From where models may be imported. */
@ConfigMapping(prefix = "landbridge.imports")
interface ImportConfig {
    /**
     * Hosts that may be asked, also after redirects: {@code huggingface.co}, {@code *.hf.co} for every host below, or
     * {@code http://mirror.lab:8000} for one that is spoken to without TLS.
     */
    @WithDefault("huggingface.co,*.huggingface.co,*.hf.co,modelscope.cn,*.modelscope.cn,modelscope.ai,*.modelscope.ai")
    List<String> hosts();

    /** Address of the public Hugging Face Hub, or of a mirror that stands for it. */
    @WithDefault("https://huggingface.co")
    String huggingface();

    /** Address of the public ModelScope, or of a mirror that stands for it. */
    @WithDefault("https://www.modelscope.cn")
    String modelscope();

    /** Bytes of one part: what is fetched again at most after a broken connection or a crash. */
    @WithDefault("16777216")
    int partSize();

    /** Failures in a row, without a byte in between, after which an import is given up. */
    @WithDefault("8")
    int maxFailures();

    @WithDefault("5s")
    Duration retryInterval();

    /** Wait for the beginning of an answer. */
    @WithDefault("60s")
    Duration answerLimit();
}
