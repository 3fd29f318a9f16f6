package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.artifact.ArtifactPath;
import dev.landbridge.registry.artifact.Artifacts;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files behind the URI that MLflow calls a version's source. */
@ApplicationScoped
class VersionSources {
    private static final Pattern PROXY = Pattern.compile("mlflow-artifacts:(?://[^/]*)?/*(?<path>.*)");
    private static final Pattern PROXY_URL =
            Pattern.compile("https?://[^/]+(?:/.*)?/api/2\\.0/mlflow-artifacts/artifacts/+(?<path>.*)");
    private static final Pattern RUN = Pattern.compile("runs:/+(?<run>[^/]+)(?:/(?<path>.*))?");
    private static final Pattern LOGGED_MODEL = Pattern.compile("models:/+(?<id>m-[0-9a-f]{32})/*");
    private static final Pattern VERSION = Pattern.compile("models:/+(?<model>[^/@]+)/(?<version>\\d{1,9})/*");
    private static final Pattern ALIAS = Pattern.compile("models:/+(?<model>[^/@]+)@(?<alias>[^/]+)/*");

    private final Artifacts artifacts;
    private final ArtifactTree tree;
    private final ModelVersions versions;
    private final Aliases aliases;

    VersionSources(Artifacts artifacts, ArtifactTree tree, ModelVersions versions, Aliases aliases) {
        this.artifacts = artifacts;
        this.tree = tree;
        this.versions = versions;
        this.aliases = aliases;
    }

    List<FileRef> files(String team, String source) {
        Optional<Matcher> proxied = matched(PROXY, source).or(() -> matched(PROXY_URL, source));
        if (proxied.isPresent()) {
            return tree.files(team, ArtifactPath.ofDirectory(proxied.get().group("path")));
        }
        Optional<Matcher> run = matched(RUN, source);
        if (run.isPresent()) {
            ArtifactPath root = artifacts
                    .ofRun(team, run.get().group("run"))
                    .orElseThrow(
                            () -> Problem.notFound("artifact of run", run.get().group("run")));
            return artifacts.tree(team, below(root, run.get().group("path")));
        }
        Optional<Matcher> logged = matched(LOGGED_MODEL, source);
        if (logged.isPresent()) {
            String id = logged.get().group("id");
            return artifacts.tree(
                    team,
                    artifacts
                            .ofLoggedModel(team, id)
                            .orElseThrow(() -> Problem.notFound("artifact of logged model", id)));
        }
        return ofVersion(team, source);
    }

    private List<FileRef> ofVersion(String team, String source) {
        Optional<Matcher> version = matched(VERSION, source);
        if (version.isPresent()) {
            int number = Integer.parseInt(version.get().group("version"));
            return versions.get(team, version.get().group("model"), number).files();
        }
        Matcher named = matched(ALIAS, source)
                .orElseThrow(() -> Problem.invalid(
                        "source",
                        "must be mlflow-artifacts:/<path>, runs:/<run>/<path>, models:/<logged model>,"
                                + " models:/<name>/<version> or models:/<name>@<alias>: this registry keeps the files"
                                + " themselves, and cannot take them from elsewhere"));
        String model = named.group("model");
        int number = aliases.of(team, model).stream()
                .filter(alias -> alias.name().equals(named.group("alias")))
                .map(Alias::version)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("alias", model + "@" + named.group("alias")));
        return versions.get(team, model, number).files();
    }

    private static ArtifactPath below(ArtifactPath root, String path) {
        String below = path == null ? "" : path;
        return below.isEmpty() ? root : ArtifactPath.ofDirectory(root.text() + "/" + below);
    }

    private static Optional<Matcher> matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}
