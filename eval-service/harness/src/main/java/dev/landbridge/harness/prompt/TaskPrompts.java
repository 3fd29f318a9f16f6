package dev.landbridge.harness.prompt;

import dev.landbridge.harness.dataset.Documents;
import dev.landbridge.harness.python.PythonText;
import dev.landbridge.harness.task.FewShotConfig;
import dev.landbridge.harness.task.TaskConfig;
import dev.landbridge.harness.task.UnsupportedTaskException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the prompts of a task. Documents must be asked in their order: examples are drawn along the way. */
public final class TaskPrompts {
    private final TaskConfig task;
    private final PromptStyle style;
    private final DocumentFields fields;
    private final FewShotSampler sampler;

    public TaskPrompts(TaskConfig task, Documents scored, Documents.Source source, PromptStyle style) {
        this.task = task;
        this.style = style;
        this.fields = new DocumentFields(scored.columns(), task.docToChoice() != null);
        this.sampler = task.numFewshot() == 0 ? null : new FewShotSampler(task.fewshot(), examples(source));
    }

    private List<Map<String, Object>> examples(Documents.Source source) {
        FewShotConfig fewshot = task.fewshot();
        if (fewshot.split() != null) {
            return split(source, fewshot.split());
        }
        if (!fewshot.samples().isEmpty()) {
            return fewshot.samples();
        }
        TaskConfig.DatasetConfig dataset = task.dataset();
        if (dataset.trainingSplit() != null) {
            return split(source, dataset.trainingSplit());
        }
        return split(source, dataset.validationSplit() != null ? dataset.validationSplit() : dataset.testSplit());
    }

    private List<Map<String, Object>> split(Documents.Source source, String name) {
        return source.split(name)
                .orElseThrow(() -> new UnsupportedTaskException(
                        task.task(), "fewshot_split", "the dataset has no split '" + name + "'"))
                .rows();
    }

    /** What is asked about one document. */
    public Prompt of(Map<String, Object> document) {
        List<Message> messages = examplesBefore(document);
        Object text = fields.text(task.docToText(), document);
        List<String> choices = task.docToChoice() == null ? null : fields.choices(task.docToChoice(), document);
        Object target = fields.target(task.docToTarget(), document);
        String prefix = fields.plain(task.genPrefix(), document);
        List<String> contexts = new ArrayList<>();
        if (text instanceof Number) {
            for (String choice : choices) {
                contexts.add(rendered(messages, question(choice, prefix, ""), prefix));
            }
        } else {
            contexts.add(rendered(messages, question(PythonText.str(text), prefix, task.targetDelimiter()), prefix));
        }
        return new Prompt(contexts, text, choices, target, delimiter());
    }

    private List<Message> examplesBefore(Map<String, Object> document) {
        List<Message> messages = new ArrayList<>();
        String description = fields.plain(task.description(), document);
        String system = Message.joined(style.systemInstruction(), description, task.fewshotDelimiter());
        if (!system.isEmpty()) {
            messages.add(new Message(Message.SYSTEM, system, ""));
        }
        if (sampler != null) {
            boolean sameSplit = java.util.Objects.equals(
                    task.fewshot().split(), task.dataset().testSplit());
            for (Map<String, Object> example : sampler.draw(task.numFewshot(), sameSplit ? document : null)) {
                messages.addAll(example(example));
            }
        }
        return messages;
    }

    private List<Message> example(Map<String, Object> document) {
        FewShotConfig fewshot = task.fewshot();
        Object text = fields.text(fewshot.docToText(), document);
        List<String> choices = fewshot.docToChoice() == null ? null : fields.choices(fewshot.docToChoice(), document);
        Object target = fields.target(fewshot.docToTarget(), document);
        String prefix = fields.plain(fewshot.genPrefix(), document);
        String question = text instanceof Number ? choices.get(((Number) text).intValue()) : PythonText.str(text);
        String answer = answer(target, text instanceof Number ? null : choices);
        List<Message> turns =
                new ArrayList<>(question(question, answer.isEmpty() ? prefix : null, fewshot.targetDelimiter()));
        if (!answer.isEmpty()) {
            boolean delimited = prefix == null || prefix.isEmpty() || Message.needsDelimiter(question, prefix);
            turns.set(0, new Message(Message.USER, question, delimited ? fewshot.targetDelimiter() : ""));
            turns.add(new Message(Message.ASSISTANT, Message.joined(prefix, answer, " "), fewshot.fewshotDelimiter()));
        }
        return turns;
    }

    private static String answer(Object target, List<String> choices) {
        if (choices != null && target instanceof Number) {
            return choices.get(((Number) target).intValue());
        }
        return PythonText.str(target instanceof List ? ((List<?>) target).get(0) : target);
    }

    /** The question, and what the answer shall begin with. */
    private static List<Message> question(String question, String prefix, String delimiter) {
        if (prefix == null || prefix.isEmpty()) {
            return List.of(new Message(Message.USER, question, ""));
        }
        boolean delimited = Message.needsDelimiter(question, prefix);
        return List.of(
                new Message(Message.USER, question, delimited ? delimiter : ""),
                new Message(Message.ASSISTANT, prefix, ""));
    }

    private String rendered(List<Message> before, List<Message> question, String prefix) {
        List<Message> all = new ArrayList<>(before);
        all.addAll(question);
        if (style.chatTemplate() == null) {
            return Message.text(all);
        }
        boolean generate = prefix == null || prefix.isEmpty();
        return style.chatTemplate().render(Message.chat(all, style.multiturn()), generate);
    }

    /** What stands between a context and a choice. */
    private String delimiter() {
        if (style.chatTemplate() == null) {
            return task.targetDelimiter();
        }
        String prefix = task.genPrefix();
        boolean open =
                prefix != null && !prefix.isEmpty() && !PythonText.isSpace(prefix.codePointBefore(prefix.length()));
        return open ? task.targetDelimiter() : "";
    }
}
