package dev.landbridge.formats.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditChainCheckTest {
    @Test
    void acceptsWholeChainsAndAnyUnbrokenPartOfOne() throws IOException {
        List<String> lines = new ArrayList<>(chain("registry", "lab", 5));
        lines.addAll(chain("training", "lab", 3));

        AuditChainReport whole = verify(lines);
        assertThat(whole.verified()).isTrue();
        assertThat(whole.events()).isEqualTo(8);
        assertThat(whole.chains())
                .extracting(AuditChainReport.Chain::service, AuditChainReport.Chain::lastSequence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("registry", 5L),
                        org.assertj.core.groups.Tuple.tuple("training", 3L));
        assertThat(verify(lines.subList(2, 5)).chains().get(0).firstSequence()).isEqualTo(3);
    }

    @Test
    void namesTheFirstChangedEvent() throws IOException {
        List<String> lines = new ArrayList<>(chain("registry", "lab", 5));
        lines.set(2, lines.get(2).replace("\"actor\":\"usr_ada\"", "\"actor\":\"usr_eve\""));

        AuditChainReport report = verify(lines);
        assertThat(report.verified()).isFalse();
        assertThat(report.events()).isEqualTo(2);
        assertThat(report.firstBroken().sequence()).isEqualTo(3);
        assertThat(report.firstBroken().id()).isEqualTo("aud_3");
        assertThat(report.firstBroken().reason()).contains("digest does not match");
    }

    @Test
    void noticesAMissingASwappedAndARewrittenEvent() throws IOException {
        List<String> missing = new ArrayList<>(chain("registry", "lab", 5));
        missing.remove(3);
        assertThat(verify(missing).firstBroken().reason()).contains("event 4 is missing");

        List<String> swapped = new ArrayList<>(chain("registry", "lab", 5));
        Collections.swap(swapped, 1, 2);
        assertThat(verify(swapped).firstBroken().sequence()).isEqualTo(3);

        List<String> rewritten = new ArrayList<>(chain("registry", "lab", 5));
        ObjectNode forged = AuditLink.parse(rewritten.get(1)).content().put("actor", "usr_eve");
        rewritten.set(1, signed(forged));
        assertThat(verify(rewritten).firstBroken().reason()).contains("another one stood there");
        assertThat(verify(rewritten).firstBroken().sequence()).isEqualTo(3);
    }

    @Test
    void refusesWhatIsNoExport() throws IOException {
        assertThat(verify(List.of("{}")).firstBroken().reason()).isEqualTo("line 1 is not an event of an audit log");
        assertThat(verify(List.of("not json")).verified()).isFalse();
        assertThat(verify(List.of()).events()).isZero();
    }

    private static List<String> chain(String service, String team, int events) {
        List<String> lines = new ArrayList<>();
        String previous = AuditLink.GENESIS;
        for (int number = 1; number <= events; number++) {
            ObjectNode content = JsonNodeFactory.instance
                    .objectNode()
                    .put("service", service)
                    .put("team", team)
                    .put("sequence", number)
                    .put("previous_digest", previous)
                    .put("id", "aud_" + number)
                    .put("actor", "usr_ada")
                    .putNull("detail");
            lines.add(signed(content));
            previous = AuditLink.parse(lines.get(lines.size() - 1)).digest();
        }
        return lines;
    }

    private static String signed(ObjectNode content) {
        return new AuditLink(content, new AuditLink(content, "").computedDigest()).line();
    }

    private static AuditChainReport verify(List<String> lines) throws IOException {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return AuditChainCheck.verify(new ByteArrayInputStream(bytes));
    }
}
