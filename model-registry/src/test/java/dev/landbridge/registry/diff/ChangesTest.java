package dev.landbridge.registry.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.diff.VersionDiff.Change;
import dev.landbridge.registry.diff.VersionDiff.ConfigChange;
import dev.landbridge.registry.diff.VersionDiff.FileChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void tellsFilesThatCameWentChangedAndMoved() {
        List<FileRef> from = List.of(file("a", 'a'), file("b", 'b'), file("c", 'c'), file("old/d", 'd'));
        List<FileRef> to = List.of(file("a", 'a'), file("b", 'x'), file("e", 'e'), file("new/d", 'd'));
        assertThat(FileChanges.between(from, to))
                .extracting(FileChange::path, FileChange::change, FileChange::fromPath)
                .containsExactly(
                        tuple("a", Change.UNCHANGED, null),
                        tuple("b", Change.CHANGED, null),
                        tuple("c", Change.REMOVED, null),
                        tuple("e", Change.ADDED, null),
                        tuple("new/d", Change.RENAMED, "old/d"));
    }

    @Test
    void countsOneLeavingFileForOneNewPath() {
        assertThat(FileChanges.between(List.of(file("a", 'a')), List.of(file("b", 'a'), file("c", 'a'))))
                .extracting(FileChange::path, FileChange::change)
                .containsExactly(tuple("b", Change.RENAMED), tuple("c", Change.ADDED));
    }

    @Test
    void comparesConfigsLeafByLeaf() throws Exception {
        JsonNode from = JSON.readTree("""
                {"hidden_size":64,"rope_theta":10000,"rope":{"type":"yarn","factor":2},"eos":[1,2],"gone":true}""");
        JsonNode to = JSON.readTree("""
                {"hidden_size":96,"rope_theta":10000.0,"rope":{"type":"yarn","factor":4},"eos":[1,3],"new":{"a":1}}""");
        assertThat(ConfigChanges.between(from, to))
                .extracting(
                        ConfigChange::path,
                        change -> String.valueOf(change.from()),
                        change -> String.valueOf(change.to()))
                .containsExactly(
                        tuple("eos", "[1,2]", "[1,3]"),
                        tuple("gone", "true", "null"),
                        tuple("hidden_size", "64", "96"),
                        tuple("new", "null", "{\"a\":1}"),
                        tuple("rope.factor", "2", "4"));
        assertThat(ConfigChanges.between(null, null)).isEmpty();
        assertThat(ConfigChanges.between(null, JSON.readTree("{\"a\":1}")))
                .extracting(ConfigChange::path)
                .containsExactly("a");
    }

    private static FileRef file(String path, char content) {
        return new FileRef(path, String.valueOf(content).repeat(64), 1);
    }
}
