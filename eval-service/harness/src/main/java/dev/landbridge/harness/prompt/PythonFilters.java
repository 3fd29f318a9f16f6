package dev.landbridge.harness.prompt;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import dev.landbridge.harness.python.PythonPattern;
import dev.landbridge.harness.python.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Filters that Jinjava has not, or has otherwise. */
final class PythonFilters {
    private PythonFilters() {}

    static List<Filter> all() {
        return List.of(
                new Named("regex_replace", PythonFilters::regexReplace),
                new Named("join", PythonFilters::join),
                new Named("capitalize", (value, arguments) -> PythonMembers.capitalize(PythonText.str(value))));
    }

    private static Object regexReplace(Object value, Object... arguments) {
        int count = arguments.length > 2 ? ((Number) arguments[2]).intValue() : 0;
        return PythonPattern.compile(PythonText.str(arguments[0]))
                .replace(PythonText.str(value), PythonText.str(arguments[1]), count);
    }

    /** A string is a sequence of characters too. */
    private static Object join(Object value, Object... arguments) {
        List<String> parts = new ArrayList<>();
        if (value instanceof Iterable) {
            ((Iterable<?>) value).forEach(part -> parts.add(PythonText.str(part)));
        } else {
            PythonText.str(value).codePoints().forEach(c -> parts.add(new String(Character.toChars(c))));
        }
        return String.join(arguments.length == 0 ? "" : PythonText.str(arguments[0]), parts);
    }

    private interface Function {
        Object apply(Object value, Object... arguments);
    }

    private static final class Named implements Filter {
        private final String name;
        private final Function function;

        Named(String name, Function function) {
            this.name = name;
            this.function = function;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public Object filter(
                Object value, JinjavaInterpreter interpreter, Object[] arguments, Map<String, Object> named) {
            return function.apply(value, arguments);
        }

        @Override
        public Object filter(Object value, JinjavaInterpreter interpreter, String... arguments) {
            return function.apply(value, (Object[]) arguments);
        }
    }
}
