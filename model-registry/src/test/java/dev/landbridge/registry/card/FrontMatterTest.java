package dev.landbridge.registry.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterTest {
    @Test
    void readsFieldsAndLeavesTheMarkdown() {
        FrontMatter card = FrontMatter.of("""
                ---
                license: apache-2.0
                language:
                - en
                - zh
                empty:
                ---

                # Adder
                """);
        assertThat(card.text("license")).contains("apache-2.0");
        assertThat(card.text("language")).contains("en, zh");
        assertThat(card.text("empty")).isEmpty();
        assertThat(card.text("base_model")).isEmpty();
        assertThat(card.markdown()).isEqualTo("# Adder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# Only Markdown\n---\nlicense: mit\n---",
                "---\nlicense: mit\nwith no end",
                "---\n- a list\n---\ntext",
                "---\n{broken: [\n---\ntext",
                "---\na: &a [1]\nb: [*a, *c]\n---\ntext",
                "---\n---\ntext"
            })
    void saysNothingWhereNothingCanBeRead(String readme) {
        assertThat(FrontMatter.of(readme).text("license")).isEmpty();
    }

    @Test
    void doesNotUnfoldALaughOfABillion() {
        StringBuilder yaml = new StringBuilder("---\nl0: &l0 [lol]\n");
        for (int level = 1; level < 30; level++) {
            yaml.append("l%d: &l%d [*l%d,*l%d,*l%d,*l%d,*l%d,*l%d,*l%d,*l%d,*l%d]\n"
                    .formatted(
                            level, level, level - 1, level - 1, level - 1, level - 1, level - 1, level - 1, level - 1,
                            level - 1, level - 1));
        }
        FrontMatter card = FrontMatter.of(yaml + "license: mit\n---\ntext");
        assertThat(card.markdown()).isEqualTo("text");
    }

    @Test
    void findsWhatAModelIsFor() {
        String markdown = """
                # Adder
                text
                ## Intended Uses & Limitations
                Adds numbers.
                ### Out of scope
                ```sh
                # not a heading
                ```
                Accounting.
                ## Training
                more""";
        assertThat(IntendedUse.in(markdown))
                .contains("Adds numbers.\n### Out of scope\n```sh\n# not a heading\n```\nAccounting.");
        assertThat(IntendedUse.in("# Usage of memory\nmuch")).isEmpty();
        assertThat(IntendedUse.in("## Use\n\n")).isEmpty();
    }
}
