package dev.landbridge.proof.diagnosis;

import dev.landbridge.proof.golden.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A way to cut the positions into slices. */
record Dimension(String name, Labels labels) {

    static final String TOKEN_CLASS = "token_class";
    static final String POSITION = "position";
    static final String LENGTH = "length";
    private static final String BARE_TAG = "tag";

    /** Names the slices that a row belongs to; none where the dimension says nothing of it. */
    @FunctionalInterface
    interface Labels {
        List<Label> of(PromptSample prompt, int row);
    }

    /** @param order in which the slices of a dimension are shown */
    record Label(int order, String text) implements Comparable<Label> {
        @Override
        public int compareTo(Label other) {
            return order == other.order ? text.compareTo(other.text) : Integer.compare(order, other.order);
        }
    }

    static List<Dimension> of(Evidence evidence) {
        List<Dimension> dimensions = new ArrayList<>();
        for (String name : tagNames(evidence.prompts())) {
            dimensions.add(new Dimension(name, (prompt, row) -> tags(prompt, name)));
        }
        if (!evidence.vocabulary().isEmpty()) {
            dimensions.add(tokenClass(evidence.vocabulary()));
        }
        dimensions.add(position());
        dimensions.add(length());
        return dimensions;
    }

    static Dimension tokenClass(Vocabulary vocabulary) {
        return new Dimension(
                TOKEN_CLASS,
                (prompt, row) -> vocabulary.text(prompt.tokens()[row]).map(TokenClass::of).stream()
                        .map(kind -> new Label(kind.ordinal(), kind.label()))
                        .toList());
    }

    static Dimension position() {
        return new Dimension(POSITION, (prompt, row) -> List.of(bucket(prompt.positions()[row])));
    }

    static Dimension length() {
        return new Dimension(LENGTH, (prompt, row) -> List.of(bucket(prompt.length())));
    }

    /** Powers of two, for that is where pages, blocks and graphs change. */
    private static Label bucket(int value) {
        int exponent = Math.max(2, 31 - Integer.numberOfLeadingZeros(Math.max(1, value)));
        int low = exponent == 2 ? 1 : 1 << exponent;
        return new Label(exponent, low + "-" + ((1 << (exponent + 1)) - 1));
    }

    private static TreeSet<String> tagNames(List<PromptSample> prompts) {
        TreeSet<String> names = new TreeSet<>();
        prompts.forEach(prompt -> prompt.tags().forEach(tag -> names.add(nameOf(tag))));
        return names;
    }

    private static List<Label> tags(PromptSample prompt, String name) {
        return prompt.tags().stream()
                .filter(tag -> nameOf(tag).equals(name))
                .map(tag -> new Label(0, tag.substring(tag.indexOf(':') + 1)))
                .toList();
    }

    private static String nameOf(String tag) {
        int colon = tag.indexOf(':');
        return colon <= 0 ? BARE_TAG : tag.substring(0, colon);
    }
}
