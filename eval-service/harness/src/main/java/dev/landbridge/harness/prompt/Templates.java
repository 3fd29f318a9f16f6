package dev.landbridge.harness.prompt;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import java.util.HashMap;
import java.util.Map;

/** Renders the Jinja templates of task files over a document, as Jinja2 with strict undefined names does. */
final class Templates {
    private final Jinjava jinja = new Jinjava(JinjavaConfig.newBuilder()
            .withNestedInterpretationEnabled(false)
            .withKeepTrailingNewline(true)
            .withFailOnUnknownTokens(true)
            .withMaxRenderDepth(20)
            .withLegacyOverrides(LegacyOverrides.newBuilder()
                    .withIterateOverMapKeys(true)
                    .withUsePyishObjectMapper(true)
                    .withUseNaturalOperatorPrecedence(true)
                    .withKeepNullableLoopValues(true)
                    .build())
            .build());

    /** @throws TemplateException when a name is unknown or the template is malformed */
    String render(String template, Map<String, Object> document) {
        RenderResult result = jinja.renderForResult(template, new HashMap<>(document));
        for (TemplateError error : result.getErrors()) {
            if (error.getSeverity() == TemplateError.ErrorType.FATAL) {
                throw new TemplateException(template, error.getMessage());
            }
        }
        return result.getOutput();
    }
}
