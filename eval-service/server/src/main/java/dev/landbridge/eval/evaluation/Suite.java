package dev.landbridge.eval.evaluation;

import java.util.List;
import java.util.Optional;

/** A set of questions with a way to judge the answers. */
public record Suite(String name, String title, String description, String metric) {

    public static final String HELDOUT = "heldout-exact-match";
    static final List<Suite> ALL = List.of(new Suite(
            HELDOUT,
            "Held-out exact match",
            "The questions of the dataset's held-out split, decoded greedily; right when the text after the reasoning"
                    + " is exactly the answer.",
            "exact_match"));

    static Optional<Suite> named(String name) {
        return ALL.stream().filter(suite -> suite.name().equals(name)).findFirst();
    }
}
