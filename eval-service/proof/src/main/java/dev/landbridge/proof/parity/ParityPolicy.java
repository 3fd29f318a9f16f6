package dev.landbridge.proof.parity;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.matrix.MatrixPolicy;
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

    public record Kl(double floorFactor, double ratioEpsilon, double p999Cap, double p999FloorFactor) {}

    public record Nll(double significance, double floorFactor) {}

    public record Top1(double floorFactor, double confidentMargin, double fatalMargin, double fatalShare) {}

    public record Slope(double limit) {}

    public record Decode(double p99DeltaCap, double floorFactor, double benignGap) {}

    public record Tasks(double margin, double level, double discordanceCap) {}

    public record Length(double low, double high) {}

    public record Garbage(
            int maxPeriod, int minRepeats, double minDistinct4grams, int minCharacters, double maxControlShare) {}

    public record Profile(
            double tauGreen,
            double tauHard,
            double deltaNll,
            double rawFlipCap,
            double rmsProbabilityCap,
            double logFloor) {}

    /**
     * Sample sizes and the caps that go with them.
     *
     * @param tailShare share of positions that may lie above the limit of the tail, proven; null leaves it unproven
     */
    public record Size(
            List<String> chips,
            int minPrompts,
            double minMeanPositions,
            int minDecodes,
            int minGenerations,
            int minTaskPairs,
            double confidentFlipCap,
            double hardDivergenceCap,
            double garbageCap,
            Double tailShare,
            String note) {}

    /**
     * How shares and heavy-tailed means are bounded.
     *
     * @param recoveredLogNormal bound of Zou, Huo and Taleban for the log-normal mean; else Cox's
     * @param clusteredShares bounds of shares of positions also from the spread over prompts
     */
    public record Bounds(boolean recoveredLogNormal, boolean clusteredShares) {}

    /**
     * Task quality beyond one margin for all.
     *
     * @param pooledMargin loss accepted over a suite of several tasks, share
     * @param floorFactor times the reference's own discordance that is accepted at least
     * @param accuracyProfiles by name: share of the reference's accuracy that may be lost, in place of both margins
     */
    public record TaskQuality(
            double pooledMargin, double floorFactor, int bootstrapReplicates, Map<String, Double> accuracyProfiles) {}

    /**
     * The optional rule that ends a task run early.
     *
     * @param wealth of the betting process at which the loss is proven to be below the margin
     * @param logLikelihood bound of the test on discordant pairs, nats
     * @param maxBet share of the wealth at stake at most
     * @param priorItems weight of the expected discordance in the bet, items
     * @param priorDiscordance expected where the reference's own is not known, share
     * @param chunk items asked between two looks
     */
    public record EarlyStop(
            double wealth,
            double logLikelihood,
            double maxBet,
            int priorItems,
            double priorDiscordance,
            int chunk,
            long seed) {}

    public record Document(
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
            Map<String, Size> sizes,
            Bounds bounds,
            TaskQuality taskQuality,
            EarlyStop earlyStop,
            MatrixPolicy matrix) {}

    /** Sections that came later: a policy without them judges as it did when it was written. */
    private static final List<String> OPTIONAL = List.of("bounds", "task_quality", "early_stop", "matrix");

    private static final String STANDARD = "standard";

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
        if (!(YAML.readTree(yaml) instanceof ObjectNode tree)) {
            throw new IOException("the policy is no YAML mapping");
        }
        OPTIONAL.stream().filter(section -> !tree.has(section)).forEach(tree::putNull);
        tree.path("sizes").forEach(size -> {
            if (size instanceof ObjectNode fields && !fields.has("tail_share")) {
                fields.putNull("tail_share");
            }
        });
        Document document = YAML.treeToValue(tree, Document.class);
        if (!document.sizes().containsKey(STANDARD)) {
            throw new IOException("sizes: there must be one named " + STANDARD);
        }
        for (Map.Entry<String, String> numerics : document.numerics().entrySet()) {
            if (!document.profiles().containsKey(numerics.getValue())) {
                throw new IOException("numerics: %s names the profile %s, which is none of the profiles"
                        .formatted(numerics.getKey(), numerics.getValue()));
            }
        }
        return new ParityPolicy(yaml.clone(), document);
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

    /** A profile's name, or one with an accuracy profile behind a plus sign, for example {@code w8a8+99%}. */
    public boolean hasProfile(String name) {
        return document.profiles().containsKey(distribution(name))
                && (!name.contains("+") || accuracyProfiles().containsKey(accuracy(name)));
    }

    public boolean hasEarlyStop() {
        return document.earlyStop() != null && document.taskQuality() != null;
    }

    public List<String> profileNames() {
        return List.copyOf(document.profiles().keySet());
    }

    public List<String> accuracyProfileNames() {
        return List.copyOf(accuracyProfiles().keySet());
    }

    /** Share of the reference's accuracy that the profile lets go; empty where the margins are absolute. */
    public Optional<Double> accuracyLoss(String profile) {
        return profile.contains("+") ? Optional.of(accuracyProfiles().get(accuracy(profile))) : Optional.empty();
    }

    private Map<String, Double> accuracyProfiles() {
        return document.taskQuality() == null
                ? Map.of()
                : document.taskQuality().accuracyProfiles();
    }

    private static String distribution(String profile) {
        int plus = profile.indexOf('+');
        return plus < 0 ? profile : profile.substring(0, plus);
    }

    private static String accuracy(String profile) {
        return profile.substring(profile.indexOf('+') + 1);
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
                .orElse(STANDARD);
    }

    /** What it asks of the serving matrix; empty in a policy of before there was one. */
    public Optional<MatrixPolicy> matrix() {
        return Optional.ofNullable(document.matrix());
    }

    public Document document() {
        return document;
    }

    /** @throws IllegalArgumentException when the policy has no such profile */
    public Profile profile(String name) {
        if (!hasProfile(name)) {
            throw new IllegalArgumentException("the policy has no profile " + name);
        }
        return document.profiles().get(distribution(name));
    }

    /** Null when the policy has no such size. */
    public Size size(String name) {
        return document.sizes().get(name);
    }
}
