package dev.landbridge.harness.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Sums, and programs to read. */
final class Numbers {
    private Numbers() {}

    static Item arithmetic(int number, RandomGenerator random) {
        int size = (int) Math.pow(10, 1 + number / 4 % 3);
        int a = random.nextInt(size) + 1;
        int b = random.nextInt(size) + 1;
        return switch (number % 4) {
            case 0 -> new Item("What is " + a + " + " + b + "?", a + b);
            case 1 -> new Item("What is " + a + " - " + b + "?", a - b);
            case 2 -> new Item("What is " + a + " * " + (b % 12 + 1) + "?", a * (b % 12 + 1));
            default -> new Item("What is the remainder of " + a + " divided by " + (b % 9 + 2) + "?", a % (b % 9 + 2));
        };
    }

    static Item code(int number, RandomGenerator random) {
        return switch (number % 4) {
            case 0 -> assignments(random);
            case 1 -> loop(random);
            case 2 -> list(random);
            default -> condition(random);
        };
    }

    private static Item assignments(RandomGenerator random) {
        int a = random.nextInt(2, 50);
        int b = random.nextInt(2, 50);
        int c = random.nextInt(2, 9);
        return program("a = " + a + "; b = " + b + "; a = a + b; b = a * " + c + "; print(b - a)", (a + b) * (c - 1));
    }

    private static Item loop(RandomGenerator random) {
        int from = random.nextInt(1, 6);
        int to = from + random.nextInt(3, 8);
        int step = random.nextInt(1, 4);
        int sum = 0;
        for (int i = from; i < to; i += step) {
            sum += i;
        }
        return program("print(sum(i for i in range(" + from + ", " + to + ", " + step + ")))", sum);
    }

    private static Item list(RandomGenerator random) {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            values.add(random.nextInt(1, 100));
        }
        int at = random.nextInt(5);
        List<Integer> sorted = values.stream().sorted().toList();
        String text = values.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
        return program("v = " + text + "; print(sorted(v)[" + at + "])", sorted.get(at));
    }

    private static Item condition(RandomGenerator random) {
        int a = random.nextInt(1, 100);
        int b = random.nextInt(1, 100);
        int limit = random.nextInt(40, 160);
        return program("a = " + a + "; b = " + b + "; print(a if a + b > " + limit + " else b)", a + b > limit ? a : b);
    }

    private static Item program(String program, Object prints) {
        return new Item("What does this Python program print? " + program, prints);
    }
}
