package dev.landbridge.harness.prompt;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaInterpreterResolver;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.util.HasObjectTruthValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders the Jinja templates of task files over a document, as Jinja2 with strict undefined names does. */
final class Templates {
    private final Jinjava jinja = new Jinjava(JinjavaConfig.newBuilder()
            .withNestedInterpretationEnabled(false)
            .withKeepTrailingNewline(true)
            .withFailOnUnknownTokens(true)
            .withElResolver(new PythonMembers(JinjavaInterpreterResolver.DEFAULT_RESOLVER_READ_ONLY))
            .withInterperterFactory(new PythonInterpreter.Factory())
            .withLegacyOverrides(LegacyOverrides.newBuilder()
                    .withIterateOverMapKeys(true)
                    .withUsePyishObjectMapper(true)
                    .withUseNaturalOperatorPrecedence(true)
                    .withKeepNullableLoopValues(true)
                    .build())
            .build());

    Templates() {
        PythonFilters.all().forEach(jinja.getGlobalContext()::registerFilter);
    }

    /** @throws TemplateException when a name is unknown or the template is malformed */
    String render(String template, Map<String, Object> document) {
        Map<String, Object> variables = new HashMap<>();
        document.forEach((name, value) -> variables.put(name, value(value)));
        RenderResult result = jinja.renderForResult(template, variables);
        for (TemplateError error : result.getErrors()) {
            if (error.getSeverity() == TemplateError.ErrorType.FATAL) {
                throw new TemplateException(template, error.getMessage());
            }
        }
        return result.getOutput();
    }

    /** Jinjava counts in longs, and two numbers are equal only within one type. */
    private static Object value(Object value) {
        if (value == null) {
            return None.NONE;
        }
        if (value instanceof Integer) {
            return ((Integer) value).longValue();
        }
        if (value instanceof List) {
            List<Object> list = new ArrayList<>();
            ((List<?>) value).forEach(element -> list.add(value(element)));
            return list;
        }
        if (value instanceof Map) {
            Map<String, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, element) -> map.put(key.toString(), value(element)));
            return map;
        }
        return value;
    }

    /** A value that is known to be nothing; Jinjava takes null for an unknown name. */
    private enum None implements HasObjectTruthValue {
        NONE;

        @Override
        public boolean getObjectTruthValue() {
            return false;
        }

        @Override
        public String toString() {
            return "None";
        }
    }
}
