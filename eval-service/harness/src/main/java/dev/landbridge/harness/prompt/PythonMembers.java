package dev.landbridge.harness.prompt;

import dev.landbridge.harness.python.PythonText;
import java.beans.FeatureDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;

/** Members of strings, lists and dicts as Python has them, where Jinjava's own differ. Everything else is left to Jinjava. */
final class PythonMembers extends ELResolver {
    private static final Pattern INDEX = Pattern.compile("-?\\d{1,9}");
    private static final Pattern BOOLEAN = Pattern.compile("true|false");

    private final ELResolver others;

    PythonMembers(ELResolver others) {
        this.others = others;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        // Jinjava hands an index over as text
        if (base instanceof CharSequence
                && INDEX.matcher(String.valueOf(property)).matches()) {
            String text = base.toString();
            int index = at(Integer.parseInt(property.toString()), PythonText.length(text));
            context.setPropertyResolved(true);
            return new String(Character.toChars(text.codePointAt(text.offsetByCodePoints(0, index))));
        }
        if (base instanceof List && BOOLEAN.matcher(String.valueOf(property)).matches()) {
            context.setPropertyResolved(true);
            return ((List<?>) base).get(Boolean.parseBoolean(property.toString()) ? 1 : 0);
        }
        return others.getValue(context, base, property);
    }

    private static int at(int index, int length) {
        int place = index < 0 ? length + index : index;
        if (place < 0 || place >= length) {
            throw new IllegalArgumentException("string index " + index + " is out of range");
        }
        return place;
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        Object result = null;
        if (base instanceof CharSequence) {
            result = ofText(base.toString(), method.toString(), arguments);
        } else if (base instanceof List && method.equals("index") && arguments.length == 1) {
            result = indexOf((List<?>) base, arguments[0]);
        } else if (base instanceof Map && method.equals("values")) {
            result = new ArrayList<>(((Map<?, ?>) base).values());
        }
        if (result == null) {
            return others.invoke(context, base, method, types, arguments);
        }
        context.setPropertyResolved(true);
        return result;
    }

    private static Object ofText(String text, String method, Object... arguments) {
        return arguments.length == 0 ? plain(text, method) : withArguments(text, method, arguments);
    }

    private static Object plain(String text, String method) {
        return switch (method) {
            case "strip" -> PythonText.strip(text);
            case "lstrip" -> PythonText.stripStart(text);
            case "rstrip" -> PythonText.stripEnd(text);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "capitalize" -> capitalize(text);
            case "split" ->
                PythonText.strip(text).isEmpty()
                        ? new ArrayList<>()
                        : new ArrayList<>(Arrays.asList(PythonText.strip(text).split("\\s+")));
            case "splitlines" -> text.lines().collect(Collectors.toCollection(ArrayList::new));
            case "isdigit" -> PythonText.isDigit(text);
            default -> null;
        };
    }

    private static Object withArguments(String text, String method, Object... arguments) {
        Object first = arguments[0];
        return switch (method) {
            case "join" -> first instanceof Iterable ? join(text, (Iterable<?>) first) : null;
            case "split" -> split(text, PythonText.str(first), limit(arguments));
            case "strip" -> stripEnd(stripStart(text, first), first);
            case "lstrip" -> stripStart(text, first);
            case "rstrip" -> stripEnd(text, first);
            case "replace" ->
                arguments.length == 2 ? text.replace(PythonText.str(first), PythonText.str(arguments[1])) : null;
            case "startswith" -> text.startsWith(PythonText.str(first));
            case "endswith" -> text.endsWith(PythonText.str(first));
            case "find" -> (long) text.indexOf(PythonText.str(first));
            case "count" -> (long) text.split(Pattern.quote(PythonText.str(first)), -1).length - 1;
            default -> null;
        };
    }

    private static int limit(Object... arguments) {
        return arguments.length > 1 && arguments[1] instanceof Number ? ((Number) arguments[1]).intValue() + 1 : -1;
    }

    private static List<String> split(String text, String separator, int limit) {
        return new ArrayList<>(Arrays.asList(text.split(Pattern.quote(separator), limit)));
    }

    private static String join(String separator, Iterable<?> parts) {
        List<String> texts = new ArrayList<>();
        parts.forEach(part -> texts.add(PythonText.str(part)));
        return String.join(separator, texts);
    }

    private static String stripStart(String text, Object characters) {
        int from = 0;
        while (from < text.length() && characters.toString().indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        return text.substring(from);
    }

    private static String stripEnd(String text, Object characters) {
        int to = text.length();
        while (to > 0 && characters.toString().indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(0, to);
    }

    static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int end = text.offsetByCodePoints(0, 1);
        return text.substring(0, end).toUpperCase(Locale.ROOT)
                + text.substring(end).toLowerCase(Locale.ROOT);
    }

    private static long indexOf(List<?> list, Object wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (equal(list.get(i), wanted)) {
                return i;
            }
        }
        throw new IllegalArgumentException(PythonText.repr(wanted) + " is not in the list");
    }

    private static boolean equal(Object left, Object right) {
        if (left instanceof Number && right instanceof Number) {
            return ((Number) left).doubleValue() == ((Number) right).doubleValue();
        }
        return Objects.equals(number(left), number(right));
    }

    /** True is 1 to Python. */
    private static Object number(Object value) {
        if (value instanceof Boolean) {
            return (Boolean) value ? 1.0 : 0.0;
        }
        return value instanceof Number ? ((Number) value).doubleValue() : value;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return others.getType(context, base, property);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        others.setValue(context, base, property, value);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return others.isReadOnly(context, base, property);
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return others.getCommonPropertyType(context, base);
    }
}
