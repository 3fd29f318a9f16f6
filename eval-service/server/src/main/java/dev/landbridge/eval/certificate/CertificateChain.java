package dev.landbridge.eval.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.eval.ledger.Ledger;
import dev.landbridge.eval.ledger.LedgerEvent;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.chain.ChainCheck;
import dev.landbridge.proof.chain.ChainReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The certificates and events of the whole installation, in the order and with the digests they were chained by. */
@ApplicationScoped
class CertificateChain {
    private static final int PAGE = 200;

    private final CertificateStore store;
    private final Ledger ledger;

    CertificateChain(CertificateStore store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /** Takes the lines of the chain. */
    @FunctionalInterface
    private interface Lines {
        void accept(JsonNode line) throws IOException;
    }

    ChainReport check() {
        ChainCheck check = new ChainCheck();
        try {
            lines(check::accept);
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written here", e);
        }
        return check.report();
    }

    /** One JSON document a line, as {@link ChainCheck} reads it. */
    void export(OutputStream out) throws IOException {
        lines(line -> {
            out.write(CanonicalJson.bytes(line));
            out.write("\n".getBytes(StandardCharsets.UTF_8));
        });
    }

    private void lines(Lines lines) throws IOException {
        List<CertificateStore.Link> links = store.links(0, PAGE);
        for (long offset = PAGE; !links.isEmpty(); offset += PAGE) {
            for (CertificateStore.Link link : links) {
                lines.accept(line(link));
            }
            links = store.links(offset, PAGE);
        }
        List<LedgerEvent> events = ledger.page(0, PAGE);
        for (long offset = PAGE; !events.isEmpty(); offset += PAGE) {
            for (LedgerEvent event : events) {
                lines.accept(line(event));
            }
            events = ledger.page(offset, PAGE);
        }
    }

    private static ObjectNode line(CertificateStore.Link link) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("type", "certificate");
        line.set("certificate", ProofJson.tree(link.row().facts()));
        line.put("previous_digest", link.previousDigest());
        line.put("chain_digest", link.chainDigest());
        line.put("bundle", Base64.getEncoder().encodeToString(link.row().bundle()));
        return line;
    }

    private static ObjectNode line(LedgerEvent event) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("type", "event");
        line.set("event", event.json());
        line.put("digest", event.digest());
        return line;
    }
}
