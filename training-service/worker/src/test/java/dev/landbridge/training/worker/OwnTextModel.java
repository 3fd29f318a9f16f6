package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.landbridge.formats.huggingface.ModelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains the small language models on which the parity gates are tried against faults, on this repository's own files,
 * and writes texts beside them: {@code OwnTextModel REPOSITORY DIRECTORY STEPS LEARNING_RATE TEXTS}. The two that are
 * committed with eval-service's tests (src/test/resources) are own-text, {@code 400 0.0012 held-out}, and own-imports,
 * {@code 2000 0.004 imports}; this is run only to make others.
 */
final class OwnTextModel {
    private static final int LENGTH = 256;
    // some of them are spelled as one token: <think>
    private static final int CHARACTERS = 400;
    private static final int BATCH = 24;
    private static final int HELD_OUT = 400;
    private static final int IMPORTS = 420;
    private static final long SEED = 1;

    private static final ModelConfig CONFIG = new ModelConfig(
            List.of("LlamaForCausalLM"),
            "llama",
            "float32",
            64,
            3,
            4,
            4,
            16,
            192,
            Vocabulary.TOKENIZER.vocabSize(),
            512,
            10_000,
            1e-5,
            true,
            Vocabulary.BOS,
            Vocabulary.EOS,
            Vocabulary.PAD);

    private final OwnTexts texts;

    private OwnTextModel(OwnTexts texts) {
        this.texts = texts;
    }

    public static void main(String[] arguments) throws IOException {
        Path repository = Path.of(arguments[0]);
        Path directory = Path.of(arguments[1]);
        Files.createDirectories(directory);
        List<OwnTexts.Text> texts = arguments[4].equals("imports")
                ? OwnTexts.imports(repository, IMPORTS, SEED)
                : heldOut(new OwnTexts(repository, true, SEED));
        write(texts, directory.resolve("texts.jsonl"));
        new OwnTextModel(new OwnTexts(repository, false, SEED))
                .train(directory.resolve("model"), Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3]));
        System.exit(0); // the engine keeps threads
    }

    private void train(Path model, int steps, double learningRate) throws IOException {
        TorchEngine.start();
        Parameters parameters = Recipe.named("column-addition")
                .trainingParameters(
                        "flash",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("steps", steps)
                                .put("learning_rate", learningRate)
                                .put("warmup_steps", 50));
        try (Trainer trainer = new Trainer(parameters, TrainingState.initial(CONFIG, SEED))) {
            for (int step = 0; step < steps; step++) {
                Trainer.StepResult result = trainer.step(batch());
                if (step % 50 == 0 || step == steps - 1) {
                    System.out.printf("step %d loss %.3f norm %.2f%n", step, result.loss(), result.gradientNorm());
                }
            }
            ModelExport.write(trainer.state(), model);
        }
    }

    private Batch batch() {
        long[] inputs = new long[BATCH * LENGTH];
        long[] targets = new long[BATCH * LENGTH];
        float[] weights = new float[BATCH * LENGTH];
        Arrays.fill(weights, -1f / (BATCH * LENGTH));
        for (int row = 0; row < BATCH; row++) {
            int[] ids = Vocabulary.TOKENIZER.encode(texts.next(CHARACTERS).content(), true);
            for (int t = 0; t < LENGTH; t++) {
                inputs[row * LENGTH + t] = ids[t];
                targets[row * LENGTH + t] = ids[t + 1];
            }
        }
        return new Batch(BATCH, LENGTH, inputs, targets, weights, BATCH * LENGTH);
    }

    private static List<OwnTexts.Text> heldOut(OwnTexts texts) {
        return IntStream.range(0, HELD_OUT)
                .mapToObj(i -> texts.next(CHARACTERS))
                .toList();
    }

    private static void write(List<OwnTexts.Text> texts, Path file) throws IOException {
        JsonMapper json = new JsonMapper();
        Files.write(
                file,
                texts.stream()
                        .map(text -> json.createObjectNode()
                                .put("kind", text.kind())
                                .put("text", text.content())
                                .toString())
                        .toList());
    }
}
