package dev.landbridge.harness.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Copies, JSON, tool calls, and facts in a long text. */
final class Formats {
    private static final String[] NAMES = {
        "Mira", "Tom", "Aiko", "Lena", "Omar", "Nina", "Jonas", "Wei", "Sara", "Pavel", "Ines", "Kofi"
    };
    private static final String[] CITIES = {
        "Oslo", "Lima", "Osaka", "Turin", "Dakar", "Quito", "Riga", "Hanoi", "Perth", "Basel", "Leeds", "Cork"
    };
    private static final String[] THINGS = {
        "lamp", "chair", "bottle", "ladder", "basket", "mirror", "carpet", "kettle", "drum", "rope", "candle", "map"
    };
    private static final String[] COLOURS = {
        "red", "blue", "green", "yellow", "white", "black", "orange", "purple", "brown", "grey"
    };
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int DEPTHS = 5;
    private static final int SENTENCES = 40;

    private Formats() {}

    static Item copying(int number, RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < 3 + number % 5; word++) {
            text.append(word == 0 ? "" : " ");
            for (int i = 0; i < 4; i++) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return number % 2 == 0
                ? new Item("Repeat exactly: " + text, text)
                : new Item("Write the last word of: " + text, text.substring(text.lastIndexOf(" ") + 1));
    }

    static Item json(int number, RandomGenerator random) {
        String name = ItemGenerator.pick(random, NAMES);
        String city = ItemGenerator.pick(random, CITIES);
        String thing = ItemGenerator.pick(random, THINGS);
        int age = random.nextInt(18, 90);
        return switch (number % 3) {
            case 0 ->
                new Item(
                        name + " is " + age + " years old. Write JSON with the keys name and age.",
                        "{\"name\": \"" + name + "\", \"age\": " + age + "}");
            case 1 ->
                new Item(
                        name + " from " + city + " has no " + thing
                                + ". Write JSON with the keys name, city and the boolean " + thing + ".",
                        "{\"name\": \"" + name + "\", \"city\": \"" + city + "\", \"" + thing + "\": false}");
            default ->
                new Item(
                        "Read {\"city\": \"" + city + "\", \"person\": {\"name\": \"" + name + "\", \"age\": " + age
                                + "}}. What is person.age?",
                        age);
        };
    }

    static Item toolCall(int number, RandomGenerator random) {
        String tools = "Tools: weather(city), buy(thing, count), remind(name, hour). ";
        String city = ItemGenerator.pick(random, CITIES);
        String thing = ItemGenerator.pick(random, THINGS);
        String name = ItemGenerator.pick(random, NAMES);
        int count = random.nextInt(2, 20);
        int hour = random.nextInt(6, 23);
        return switch (number % 3) {
            case 0 ->
                new Item(tools + "How is the weather in " + city + "?", call("weather", "\"city\": " + text(city)));
            case 1 ->
                new Item(
                        tools + "Please order " + count + " pieces of " + thing + ".",
                        call("buy", "\"thing\": " + text(thing) + ", \"count\": " + count));
            default ->
                new Item(
                        tools + "Tell " + name + " about it at " + hour + " o'clock.",
                        call("remind", "\"name\": " + text(name) + ", \"hour\": " + hour));
        };
    }

    private static String call(String tool, String arguments) {
        return "{\"tool\": \"" + tool + "\", \"arguments\": {" + arguments + "}}";
    }

    private static String text(String value) {
        return '"' + value + '"';
    }

    /** A fact at the beginning, at a quarter, in the middle, at three quarters, or at the end. */
    static Item retrieval(int number, RandomGenerator random) {
        int depth = number % DEPTHS;
        int place = depth * (SENTENCES - 1) / (DEPTHS - 1);
        String colour = COLOURS[number / DEPTHS % COLOURS.length];
        int code = random.nextInt(1000, 10_000);
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < SENTENCES; i++) {
            String other = "%s took the %s to %s and paid %d."
                    .formatted(
                            ItemGenerator.pick(random, NAMES),
                            ItemGenerator.pick(random, THINGS),
                            ItemGenerator.pick(random, CITIES),
                            random.nextInt(10, 100));
            sentences.add(i == place ? "The number of the " + colour + " box is " + code + "." : other);
        }
        return new Item(
                String.join(" ", sentences) + " What is the number of the " + colour + " box?",
                Integer.toString(code),
                Map.of("depth", depth * 100 / (DEPTHS - 1)));
    }
}
