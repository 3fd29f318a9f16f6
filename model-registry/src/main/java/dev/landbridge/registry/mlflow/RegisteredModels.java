package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.model.Model;
import dev.landbridge.registry.model.Models;
import dev.landbridge.registry.search.Query;
import dev.landbridge.registry.version.VersionSearch;
import dev.landbridge.registry.version.VersionSummary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Models as MLflow's clients see them. */
@ApplicationScoped
class RegisteredModels {
    private static final int USUAL_PAGE = 100;
    private static final int MAX_PAGE = 1000;
    private static final Pattern RESERVED_ALIAS = Pattern.compile("latest|v\\d+");

    private final Models models;
    private final VersionSearch search;
    private final RegisteredVersions versions;

    RegisteredModels(Models models, VersionSearch search, RegisteredVersions versions) {
        this.models = models;
        this.search = search;
        this.versions = versions;
    }

    @Transactional
    Answer.RegisteredModel create(String team, Actor actor, Fields fields) {
        String name = fields.required("name");
        models.create(team, actor, name, fields.text("description").orElse(""));
        fields.tags().forEach((key, value) -> models.tag(team, actor, name, key, value));
        return get(team, name);
    }

    @Transactional
    Answer.RegisteredModel get(String team, String name) {
        return complete(team, List.of(models.get(team, name).model())).get(0);
    }

    @Transactional
    Answer.RegisteredModel describe(String team, Actor actor, Fields fields) {
        String name = fields.required("name");
        models.change(
                team, actor, name, new Models.Change(fields.text("description").orElse(""), null, null), null);
        return get(team, name);
    }

    @Transactional
    Map<String, Object> search(String team, Fields fields) {
        Page<Model> page = models.search(team, query(fields, USUAL_PAGE, MAX_PAGE));
        return Answer.page("registered_models", complete(team, page.items()), page.nextPageToken());
    }

    /** The newest version of every stage that is asked for, or of all. */
    @Transactional
    List<Answer.ModelVersion> latest(String team, String name, List<String> stages) {
        models.get(team, name);
        List<Stage> wanted = stages.isEmpty()
                ? List.of(Stage.values())
                : stages.stream().map(Stage::of).toList();
        return wanted.stream()
                .distinct()
                .map(stage -> versions.newest(team, name, stage))
                .flatMap(Optional::stream)
                .map(Answer.ModelVersion::of)
                .toList();
    }

    /** An alias in the spelling this registry keeps: MLflow tells "Champion" from "champion", nobody else does. */
    static String alias(Fields fields) {
        String alias = fields.required("alias").toLowerCase(java.util.Locale.ROOT);
        if (RESERVED_ALIAS.matcher(alias).matches()) {
            throw Problem.invalid("alias", "'" + alias + "' is what clients write for a version; choose another name");
        }
        return alias;
    }

    static Query query(Fields fields, int usual, int most) {
        return new Query(
                FilterGrammar.conditions(fields.text("filter").orElse(null)),
                fields.list("order_by").stream().map(FilterGrammar::order).toList(),
                fields.limit(usual, most),
                fields.text("page_token").orElse(null));
    }

    private List<Answer.RegisteredModel> complete(String team, List<Model> page) {
        Map<String, List<VersionSummary>> latest =
                search.newest(team, page, Stage.ALIASES).stream().collect(Collectors.groupingBy(VersionSummary::model));
        return page.stream()
                .map(model -> Answer.RegisteredModel.of(model, latest.getOrDefault(model.name(), List.of())))
                .toList();
    }
}
