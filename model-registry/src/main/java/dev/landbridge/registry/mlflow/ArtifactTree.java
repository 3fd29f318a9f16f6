package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.artifact.Artifact;
import dev.landbridge.registry.artifact.ArtifactPath;
import dev.landbridge.registry.artifact.Artifacts;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What MLflow's artifact proxy shows: the team's artifacts, and under {@code versions/<model>/<number>} the files of
 * registered versions, which nobody can change.
 */
@ApplicationScoped
class ArtifactTree {
    private static final String VERSIONS = "versions/";
    private static final Pattern VERSION = Pattern.compile("versions/([^/]+)/(\\d{1,9})(?:/(.*))?");
    private static final int PAGE = 1000;

    private final Artifacts artifacts;
    private final ModelVersions versions;

    ArtifactTree(Artifacts artifacts, ModelVersions versions) {
        this.artifacts = artifacts;
        this.versions = versions;
    }

    /** The place of a version's files. */
    static String uri(String model, int version) {
        return "mlflow-artifacts:/" + VERSIONS + model + "/" + version;
    }

    FileRef file(String team, ArtifactPath path) {
        Optional<Place> place = place(path);
        Optional<FileRef> found = place.isPresent()
                ? filesOf(team, place.get()).stream()
                        .filter(file -> file.path().equals(place.get().below()))
                        .findFirst()
                : artifacts.find(team, path).map(file -> new FileRef(file.path(), file.sha256(), file.size()));
        return found.orElseThrow(() -> Problem.notFound("artifact", path.text()));
    }

    /** Everything directly in a directory. */
    List<Artifact> children(String team, ArtifactPath directory) {
        Optional<Place> place = place(directory);
        if (place.isPresent()) {
            return children(filesOf(team, place.get()), directory, place.get().below());
        }
        List<Artifact> children = new ArrayList<>();
        String token = null;
        do {
            Page<Artifact> page = artifacts.children(team, directory, PAGE, token);
            children.addAll(page.items());
            token = page.nextPageToken();
        } while (token != null);
        return children;
    }

    /** Every file below a directory, by its path from there. */
    List<FileRef> files(String team, ArtifactPath directory) {
        Optional<Place> place = place(directory);
        if (place.isEmpty()) {
            return artifacts.tree(team, directory);
        }
        String prefix = place.get().below().isEmpty() ? "" : place.get().below() + "/";
        return filesOf(team, place.get()).stream()
                .filter(file -> file.path().startsWith(prefix))
                .map(file -> new FileRef(file.path().substring(prefix.length()), file.sha256(), file.size()))
                .toList();
    }

    /** Refuses a change where the files of versions are shown. */
    void requireWritable(ArtifactPath path) {
        if ((path.text() + "/").startsWith(VERSIONS)) {
            throw Problem.of(
                    ProblemType.PERMISSION_DENIED,
                    "The files of registered versions never change; write under an experiment's path and register a"
                            + " new version.");
        }
    }

    private record Place(String model, int version, String below) {}

    private static Optional<Place> place(ArtifactPath path) {
        Matcher matcher = VERSION.matcher(path.text());
        return matcher.matches()
                ? Optional.of(new Place(
                        matcher.group(1),
                        Integer.parseInt(matcher.group(2)),
                        matcher.group(3) == null ? "" : matcher.group(3)))
                : Optional.empty();
    }

    private List<FileRef> filesOf(String team, Place place) {
        return versions.get(team, place.model(), place.version()).files();
    }

    private static List<Artifact> children(List<FileRef> files, ArtifactPath directory, String below) {
        String prefix = below.isEmpty() ? "" : below + "/";
        Set<Artifact> children = new LinkedHashSet<>();
        for (FileRef file : files) {
            if (file.path().startsWith(prefix)) {
                String rest = file.path().substring(prefix.length());
                int slash = rest.indexOf('/');
                String path = directory.text() + "/" + (slash < 0 ? rest : rest.substring(0, slash));
                children.add(slash < 0 ? new Artifact(path, file.sha256(), file.size()) : new Artifact(path, null, 0));
            }
        }
        return List.copyOf(children);
    }
}
