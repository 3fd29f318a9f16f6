package dev.landbridge.harness.suite;

import java.util.Map;

/**
 * One question with its one right answer.
 *
 * @param facts what it varies, for example the depth of a fact
 */
record Item(String question, String answer, Map<String, Object> facts) {
    Item(String question, Object answer) {
        this(question, answer.toString(), Map.of());
    }
}
