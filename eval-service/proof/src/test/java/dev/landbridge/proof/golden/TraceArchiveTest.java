package dev.landbridge.proof.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.proof.SyntheticTraces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceArchiveTest {

    private static final long LARGE = 1 << 30;

    @TempDir
    Path directory;

    @Test
    void carriesATraceToAnotherPlaceUnchanged() throws IOException {
        Path source = directory.resolve("source");
        Trace golden = trace();
        String digest = TraceFiles.write(
                source, golden.with(golden.vocabulary(), List.of(new TaskQuestion("d", "1+1=", "", "2"))));

        byte[] zip = pack(source);
        Trace there = unpack(zip, "there");

        assertThat(there.questions()).hasSize(1);
        assertThat(TraceFiles.write(directory.resolve("again"), there)).isEqualTo(digest);
        assertThat(pack(directory.resolve("there"))).isEqualTo(zip);
    }

    @Test
    void refusesAFileThatWasChangedOnTheWay() throws IOException {
        Path source = directory.resolve("source");
        TraceFiles.write(source, trace());
        byte[] zip = zip(Map.of(
                "manifest.json",
                Files.readString(source.resolve("manifest.json")),
                "cases.jsonl",
                Files.readString(source.resolve("cases.jsonl")).replace("prompt 3", "prompt 4"),
                "tasks.jsonl",
                "",
                "positions.safetensors",
                ""));

        assertThatThrownBy(() -> unpack(zip, "there"))
                .isInstanceOf(InvalidTraceException.class)
                .hasMessageContaining("cases.jsonl is not the file of the manifest");
    }

    @Test
    void refusesOtherFilesAndTooManyBytes() throws IOException {
        assertThatThrownBy(() -> unpack(zip(Map.of("../outside", "x")), "a"))
                .hasMessage("'../outside' is no file of a trace");
        assertThatThrownBy(() -> unpack(zip(Map.of()), "b")).hasMessage("manifest.json is missing");
        assertThatThrownBy(() -> TraceArchive.unpack(
                        new ByteArrayInputStream(zip(Map.of("cases.jsonl", "0123456789"))), directory.resolve("c"), 9))
                .hasMessage("the files are larger than allowed");
        assertThatThrownBy(() -> unpack(zip(Map.of("manifest.json", "{}")), "d"))
                .hasMessageStartingWith("manifest.json lacks");
        assertThat(directory.resolve("../outside")).doesNotExist();
    }

    private static Trace trace() {
        SyntheticTraces traces = new SyntheticTraces();
        traces.prompts = 6;
        traces.decodes = 4;
        return traces.golden();
    }

    private static byte[] pack(Path from) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TraceArchive.pack(from, out);
        return out.toByteArray();
    }

    private Trace unpack(byte[] zip, String name) throws IOException {
        return TraceArchive.unpack(new ByteArrayInputStream(zip), directory.resolve(name), LARGE);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
