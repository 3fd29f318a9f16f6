package dev.landbridge.registry.card;

import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.model.Model;
import dev.landbridge.registry.model.Models;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The model cards of a team's versions. */
@ApplicationScoped
class Cards {
    private static final String README = "README.md";
    private static final int MAX_BYTES = 1 << 20;

    private final ModelVersions versions;
    private final Models models;
    private final Blobs blobs;

    Cards(ModelVersions versions, Models models, Blobs blobs) {
        this.versions = versions;
        this.models = models;
        this.blobs = blobs;
    }

    Card of(String team, String name, int number) {
        ModelVersion version = versions.getWithCard(team, name, number);
        Model model = models.get(team, name).model();
        Optional<FrontMatter> readme = readme(team, version).map(FrontMatter::of);
        FrontMatter card = readme.orElseGet(() -> FrontMatter.of(""));
        return new Card(
                readme.map(FrontMatter::markdown).orElse(version.card()),
                licence(card).or(() -> stated(model.licence())).orElse(null),
                card.text("intended_use")
                        .or(() -> IntendedUse.in(card.markdown()))
                        .or(() -> stated(model.intendedUse()))
                        .orElse(null),
                CardFacts.of(version, card, versions.evidence(team, name, number)));
    }

    // "other" is how the Hub marks a licence that has a name of its own
    private static Optional<String> licence(FrontMatter card) {
        Optional<String> licence = card.text("license");
        return licence.filter("other"::equals)
                .flatMap(other -> card.text("license_name"))
                .or(() -> licence);
    }

    private static Optional<String> stated(String text) {
        return Optional.ofNullable(text).filter(found -> !found.isBlank());
    }

    private Optional<String> readme(String team, ModelVersion version) {
        Optional<FileRef> file = version.files().stream()
                .filter(one -> one.path().equals(README) && one.size() <= MAX_BYTES)
                .findFirst();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream bytes = blobs.open(team, file.get().sha256(), 0)) {
            return Optional.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
