package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import dev.landbridge.formats.huggingface.HuggingFaceDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a training state as a Hugging Face directory. */
final class ModelExport {
    private static final JsonMapper JSON = new JsonMapper();

    private ModelExport() {}

    /** Returns the paths and digests of what was written. */
    static ObjectNode write(TrainingState state, Path directory) throws IOException {
        List<FileDigest> files = new HuggingFaceDirectory(
                        state.config(), Vocabulary.TOKENIZER, Vocabulary.CHAT_TEMPLATE)
                .write(directory, CheckpointFiles.weights(state));
        for (FileDigest file : files) {
            Durable.sync(directory.resolve(file.path()));
        }
        ObjectNode json = JSON.createObjectNode()
                .put("directory", directory.getFileName().toString())
                .put("digest", RootDigest.of(files));
        json.set("files", JSON.valueToTree(files));
        return json;
    }
}
