package dev.landbridge.harness.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskIndexTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "process_docs: !function utils.prepare | process_docs",
                "doc_to_text: !function utils.ask | doc_to_text",
                "process_results: !function utils.score | process_results",
                "class: !function task.Task | class",
                "use_prompt: promptsource:x | use_prompt",
                "unsafe_code: true | unsafe_code",
                "doc_to_image: image | doc_to_image",
                "output_type: essay | output_type",
                "num_fewshot: many | num_fewshot"
            })
    void refusesByTheNameOfTheField(String line, String field) throws IOException {
        write("one.yaml", "task: one\ntest_split: test\ndoc_to_target: a\n" + line);
        TaskIndex index = TaskIndex.of(folder);
        assertThatThrownBy(() -> index.task("one"))
                .isInstanceOfSatisfying(
                        UnsupportedTaskException.class,
                        refused -> assertThat(refused.field()).isEqualTo(field))
                .hasMessageContaining("task 'one', field '" + field + "'");
    }

    @Test
    void refusesPythonDeepInside() throws IOException {
        write(
                "one.yaml",
                "task: one\ndoc_to_target: a\nmetric_list:\n  - metric: !function utils.score\n    aggregation: mean");
        TaskIndex index = TaskIndex.of(folder);
        assertThatThrownBy(() -> index.task("one")).hasMessageContaining("'metric_list.metric'");
    }

    @Test
    void theIncludingFileOverridesTheIncludedOne() throws IOException {
        write("base", "doc_to_target: a\ndescription: base\ntarget_delimiter: ''\n");
        write("one.yaml", "include: base\ntask: one\ndescription: own\n");
        TaskConfig task = TaskIndex.of(folder).task("one");
        assertThat(task.description()).isEqualTo("own");
        assertThat(task.targetDelimiter()).isEmpty();
        assertThat(task.generationKwargs()).containsEntry("max_gen_toks", 256).containsEntry("until", List.of("\n\n"));
    }

    @Test
    void listsWhatItCannotRead() throws IOException {
        write("loop.yaml", "include: loop.yaml\ntask: loop");
        write("outside.yaml", "include: ../../../etc/hostname\ntask: outside");
        write("list.yaml", "- a\n- b");
        TaskIndex index = TaskIndex.of(folder);
        assertThat(index.taskNames()).isEmpty();
        assertThat(index.unreadable()).containsOnlyKeys("loop.yaml", "outside.yaml", "list.yaml");
        assertThat(index.unreadable().get("outside.yaml")).contains("outside the folder");
    }

    @Test
    void resolvesGroupsTagsAndOverrides() throws IOException {
        write("a.yaml", "task: a\ntag: [letters, vowels]\ndoc_to_target: x\nnum_fewshot: 1");
        write("b.yaml", "task: b\ntag: letters\ndoc_to_target: x");
        write(
                "g.yaml",
                "group: g\ntask:\n  - letters\n  - group: inner\n    task:\n      - task: b\n        num_fewshot: 4");
        TaskIndex index = TaskIndex.of(folder);
        assertThat(index.select(List.of("letters")).tasks())
                .extracting(TaskConfig::task)
                .containsExactly("a", "b");
        Group group = index.select(List.of("g")).groups().get(0);
        assertThat(group.bottomUp()).extracting(Group::name).containsExactly("inner", "g");
        assertThat(group.groups().get(0).tasks().get(0).numFewshot()).isEqualTo(4);
        assertThatThrownBy(() -> index.select(List.of("nothing"))).hasMessageContaining("no task, group or tag");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
