package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a run.
 *
 * @param digest root digest over the two files
 */
record Dataset(List<Row> train, List<Row> heldout, String digest) {
    static final String TRAIN = "train";
    static final String HELDOUT = "heldout";

    private static final JsonMapper JSON = new JsonMapper();

    static String file(String split) {
        return split + ".jsonl";
    }

    /** @throws InvalidRequestException when a file is missing, empty or not of rows */
    static Dataset read(Path directory) throws IOException {
        List<FileDigest> files = new ArrayList<>();
        for (String split : List.of(HELDOUT, TRAIN)) {
            if (!Files.isRegularFile(directory.resolve(file(split)))) {
                throw new InvalidRequestException("the dataset has no " + file(split) + " in " + directory);
            }
            files.add(FileDigest.of(directory, file(split)));
        }
        return new Dataset(rows(directory, TRAIN), rows(directory, HELDOUT), RootDigest.of(files));
    }

    private static List<Row> rows(Path directory, String split) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve(file(split)))) {
            try {
                rows.add(JSON.readValue(line, Row.class));
            } catch (IOException e) {
                throw new InvalidRequestException(file(split) + " line " + (rows.size() + 1) + " is not a row");
            }
        }
        if (rows.isEmpty()) {
            throw new InvalidRequestException(file(split) + " has no rows");
        }
        return rows;
    }
}
