package dev.landbridge.proof.parity;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.landbridge.formats.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A policy file with its exact bytes, which are attached to every certificate. */
public final class ParityPolicy {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    record Kl(double floorFactor, double ratioEpsilon, double p999Cap, double p999FloorFactor) {}

    record Nll(double significance, double floorFactor) {}

    record Top1(double floorFactor, double confidentMargin, double fatalMargin, double fatalShare) {}

    record Slope(double limit) {}

    record Decode(double p99DeltaCap, double floorFactor, double benignGap) {}

    record Tasks(double margin, double level, double discordanceCap) {}

    record Length(double low, double high) {}

    record Garbage(
            int maxPeriod, int minRepeats, double minDistinct4grams, int minCharacters, double maxControlShare) {}

    record Profile(
            double tauGreen,
            double tauHard,
            double deltaNll,
            double rawFlipCap,
            double rmsProbabilityCap,
            double logFloor) {}

    record Size(
            List<String> chips,
            int minPrompts,
            double minMeanPositions,
            int minDecodes,
            int minGenerations,
            int minTaskPairs,
            double confidentFlipCap,
            double hardDivergenceCap,
            double garbageCap,
            String note) {}

    record Document(
            String version,
            double confidence,
            Kl kl,
            Nll nll,
            Top1 top1,
            Slope slope,
            Decode decode,
            Tasks tasks,
            Length length,
            Garbage garbage,
            Map<String, String> numerics,
            Map<String, Profile> profiles,
            Map<String, Size> sizes) {}

    private final byte[] bytes;
    private final Document document;

    private ParityPolicy(byte[] bytes, Document document) {
        this.bytes = bytes;
        this.document = document;
    }

    /** The policy shipped with this library. */
    public static ParityPolicy current() {
        try (InputStream in = ParityPolicy.class.getResourceAsStream("/proof/parity-policy.yaml")) {
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the parity policy", e);
        }
    }

    /** @throws IOException when the bytes are not a policy of this schema */
    public static ParityPolicy parse(byte[] yaml) throws IOException {
        return new ParityPolicy(yaml.clone(), YAML.readValue(yaml, Document.class));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String digest() {
        return Sha256.hex(bytes);
    }

    public String version() {
        return document.version();
    }

    public boolean hasProfile(String name) {
        return document.profiles().containsKey(name);
    }

    /** The profile for a numerics label, if the policy has one. */
    public Optional<String> profileFor(String numerics) {
        return Optional.ofNullable(document.numerics().get(numerics));
    }

    /** Name of the sample size class that applies to a chip. */
    public String sizeFor(String chip) {
        return document.sizes().entrySet().stream()
                .filter(size -> size.getValue().chips().contains(chip))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("standard");
    }

    Document document() {
        return document;
    }

    Profile profile(String name) {
        Profile profile = document.profiles().get(name);
        if (profile == null) {
            throw new IllegalArgumentException("the policy has no profile " + name);
        }
        return profile;
    }

    Size size(String name) {
        return document.sizes().get(name);
    }
}
