package dev.landbridge.harness.suite;

import java.util.random.RandomGenerator;

/** Small questions in English, Chinese and Japanese. */
final class Languages {
    private static final String[] DIGITS = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    private static final String[] CHINESE_DAYS = {"一", "二", "三", "四", "五", "六", "日"};
    private static final String[] JAPANESE_DAYS = {"月", "火", "水", "木", "金", "土", "日"};
    private static final String[][] CHINESE_OPPOSITES = {
        {"大", "小"},
        {"高", "低"},
        {"长", "短"},
        {"快", "慢"},
        {"多", "少"},
        {"新", "旧"},
        {"冷", "热"},
        {"远", "近"},
        {"黑", "白"},
        {"开", "关"}
    };
    private static final String[][] JAPANESE_OPPOSITES = {
        {"大きい", "小さい"},
        {"高い", "低い"},
        {"長い", "短い"},
        {"速い", "遅い"},
        {"多い", "少ない"},
        {"新しい", "古い"},
        {"暑い", "寒い"},
        {"遠い", "近い"},
        {"明るい", "暗い"},
        {"重い", "軽い"}
    };
    private static final String[][] ENGLISH_OPPOSITES = {
        {"big", "small"},
        {"high", "low"},
        {"long", "short"},
        {"fast", "slow"},
        {"many", "few"},
        {"new", "old"},
        {"hot", "cold"},
        {"far", "near"},
        {"light", "dark"},
        {"open", "closed"}
    };
    private static final String[][] NOUNS = {
        {"dog", "dogs"}, {"child", "children"}, {"box", "boxes"}, {"city", "cities"}, {"mouse", "mice"},
        {"leaf", "leaves"}, {"foot", "feet"}, {"car", "cars"}, {"tooth", "teeth"}, {"knife", "knives"}
    };
    private static final String[][] VERBS = {{"run", "runs"}, {"sleep", "sleeps"}, {"fall", "falls"}, {"move", "moves"}
    };

    private Languages() {}

    static Item english(int number, RandomGenerator random) {
        String[] noun = NOUNS[number / 3 % NOUNS.length];
        String[] verb = ItemGenerator.pick(random, VERBS);
        boolean plural = random.nextBoolean();
        return switch (number % 3) {
            case 0 -> new Item("What is the plural of the noun " + noun[0] + "?", noun[1]);
            case 1 ->
                new Item(
                        "Choose the right verb: The " + noun[plural ? 1 : 0] + " often (" + verb[0] + "/" + verb[1]
                                + ") there.",
                        verb[plural ? 0 : 1]);
            default -> {
                String[] pair = ENGLISH_OPPOSITES[number / 3 % ENGLISH_OPPOSITES.length];
                yield new Item(
                        "What is the opposite of " + pair[0] + ": " + shuffled(pair[1], noun[0], random) + "?",
                        pair[1]);
            }
        };
    }

    static Item chinese(int number, RandomGenerator random) {
        int a = random.nextInt(1, 9);
        int b = random.nextInt(1, 10 - a);
        int day = number / 3 % 7;
        int later = 1 + number / 21 % 3;
        return switch (number % 3) {
            case 0 -> new Item(DIGITS[a] + "加" + DIGITS[b] + "等于几？请写汉字。（第" + (number / 3 + 1) + "题）", DIGITS[a + b]);
            case 1 ->
                new Item(
                        "星期" + CHINESE_DAYS[day] + "之后的第" + DIGITS[later] + "天是星期几？",
                        "星期" + CHINESE_DAYS[(day + later) % 7]);
            default -> {
                String[] pair = CHINESE_OPPOSITES[number / 3 % CHINESE_OPPOSITES.length];
                yield new Item("“" + pair[0] + "”的反义词是什么？", pair[1]);
            }
        };
    }

    static Item japanese(int number, RandomGenerator random) {
        int a = random.nextInt(1, 9);
        int b = random.nextInt(1, 10 - a);
        int day = number / 3 % 7;
        int later = 1 + number / 21 % 3;
        return switch (number % 3) {
            case 0 ->
                new Item(
                        DIGITS[a] + "たす" + DIGITS[b] + "はいくつですか。漢字で書いてください。（" + (number / 3 + 1) + "番）", DIGITS[a + b]);
            case 1 ->
                new Item(
                        JAPANESE_DAYS[day] + "曜日の" + DIGITS[later] + "日後は何曜日ですか。",
                        JAPANESE_DAYS[(day + later) % 7] + "曜日");
            default -> {
                String[] pair = JAPANESE_OPPOSITES[number / 3 % JAPANESE_OPPOSITES.length];
                yield new Item("「" + pair[0] + "」の反対の言葉は何ですか。", pair[1]);
            }
        };
    }

    private static String shuffled(String right, String wrong, RandomGenerator random) {
        return random.nextBoolean() ? right + " or " + wrong : wrong + " or " + right;
    }
}
