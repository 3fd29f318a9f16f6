package dev.landbridge.registry.model;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.etag.VersionTag;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.search.Query;
import dev.landbridge.registry.search.SqlSearch;
import dev.landbridge.registry.tag.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The models of a team. */
@ApplicationScoped
public class Models {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

    /** A model and the tag of its row. */
    public record Tagged(Model model, VersionTag tag) {}

    /** What shall change; null leaves a field as it is. */
    public record Change(String description, String licence, String intendedUse, String visibility) {
        public Change(String description, String licence, String intendedUse) {
            this(description, licence, intendedUse, null);
        }

        public Change {
            if (visibility != null && !Visibility.ALL.contains(visibility)) {
                throw Problem.invalid("visibility", "must be one of " + String.join(", ", Visibility.ALL));
            }
        }
    }

    private final ModelStore store;
    private final ModelListing listing;
    private final Aliases aliases;
    private final Tags tags;
    private final AuditLog audit;
    private final Clock clock;

    Models(ModelStore store, ModelListing listing, Aliases aliases, Tags tags, AuditLog audit, Clock clock) {
        this.store = store;
        this.listing = listing;
        this.aliases = aliases;
        this.tags = tags;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Model create(String team, Actor actor, String name, String description) {
        requireName(name);
        if (store.find(team, name).isPresent()) {
            throw exists(name);
        }
        // A deleted model of that name comes back empty and keeps counting its versions from where it was.
        ModelEntity entity = store.findDeleted(team, name).orElseGet(() -> fresh(team, name));
        entity.description = description == null ? "" : description;
        entity.licence = null;
        entity.intendedUse = null;
        entity.visibility = Visibility.TEAM;
        entity.deletedAt = null;
        entity.createdAt = clock.instant();
        entity.updatedAt = entity.createdAt;
        entity.createdBy = actor.id();
        store.persistAndFlush(entity);
        audit.record(team, actor, "create-model", subject(name), Map.of());
        return model(entity);
    }

    private static ModelEntity fresh(String team, String name) {
        ModelEntity entity = new ModelEntity();
        entity.id = Ids.next("mdl");
        entity.team = team;
        entity.name = name;
        entity.nextVersion = 1;
        return entity;
    }

    @Transactional
    public Tagged get(String team, String name) {
        ModelEntity entity = require(team, name);
        return new Tagged(model(entity), new VersionTag(entity.rowVersion));
    }

    /** Refuses a model that is not there. */
    @Transactional
    public void requireExists(String team, String name) {
        if (!store.exists(team, name)) {
            throw Problem.notFound("model", name);
        }
    }

    @Transactional
    public Page<Model> list(String team, ModelFilter filter, PageRequest page) {
        Query query =
                new Query(List.of(), filter.order(), page.size(), page.token().orElse(null));
        return complete(team, listing.list(team, filter, query));
    }

    /** The models that fulfil every condition. */
    @Transactional
    public Page<Model> search(String team, Query query) {
        return complete(team, listing.search(team, query));
    }

    /** Models of these teams, and what other teams opened to everybody, ordered by team and name. */
    @Transactional
    public List<Model> visible(Visible wish) {
        return store.visible(wish).stream().map(this::model).toList();
    }

    /**
     * Which models to list.
     *
     * @param teams whose models are seen whatever their visibility
     * @param author only this team, or null
     * @param search part of the name, or empty
     * @param afterTeam where the page before ended, or empty
     * @param afterName where the page before ended, or empty
     */
    public record Visible(
            List<String> teams, String author, String search, String afterTeam, String afterName, int limit) {}

    @Transactional
    public Tagged change(String team, Actor actor, String name, Change change, String ifMatch) {
        ModelEntity entity = require(team, name);
        new VersionTag(entity.rowVersion).requireMatch(ifMatch);
        entity.description = change.description() == null ? entity.description : change.description();
        entity.licence = change.licence() == null ? entity.licence : change.licence();
        entity.intendedUse = change.intendedUse() == null ? entity.intendedUse : change.intendedUse();
        String before = entity.visibility;
        entity.visibility = change.visibility() == null ? before : change.visibility();
        entity.updatedAt = clock.instant();
        store.flush();
        audit.record(
                team,
                actor,
                "describe-model",
                subject(name),
                before.equals(entity.visibility)
                        ? Map.of()
                        : Map.of("visibility", entity.visibility, "visibility_before", before));
        return new Tagged(model(entity), new VersionTag(entity.rowVersion));
    }

    @Transactional
    public void tag(String team, Actor actor, String name, String key, String value) {
        require(team, name);
        tags.putOnModel(team, name, key, value);
        store.touch(team, name);
        audit.record(team, actor, "tag-model", subject(name), Map.of("key", key));
    }

    @Transactional
    public void untag(String team, Actor actor, String name, String key) {
        require(team, name);
        tags.removeFromModel(team, name, key);
        store.touch(team, name);
        audit.record(team, actor, "untag-model", subject(name), Map.of("key", key));
    }

    /** Gives the model another name in the caller's transaction; who may do that and when is not decided here. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void rename(String team, Actor actor, String name, String newName) {
        requireName(newName);
        require(team, name);
        if (store.find(team, newName).isPresent()
                || store.findDeleted(team, newName).isPresent()) {
            throw exists(newName);
        }
        store.rename(team, name, newName);
        audit.record(team, actor, "rename-model", subject(newName), Map.of("from", name));
    }

    /** Hides the model in the caller's transaction; whether it may go is not decided here. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void delete(String team, Actor actor, String name) {
        ModelEntity entity = require(team, name);
        entity.deletedAt = clock.instant();
        entity.latestVersion = null;
        entity.versionsCount = 0;
        store.flush();
        tags.removeAllFromModel(team, name);
        audit.record(team, actor, "delete-model", subject(name), Map.of());
    }

    /**
     * Makes the model when it is new and takes its next version numbers in the caller's transaction.
     *
     * @param count 1 or more
     * @return the first of them
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int takeVersionNumbers(String team, Actor actor, String name, int count) {
        Optional<Integer> first = store.takeVersionNumbers(team, name, count);
        if (first.isPresent()) {
            return first.get();
        }
        create(team, actor, name, "");
        return store.takeVersionNumbers(team, name, count).orElseThrow(() -> Problem.notFound("model", name));
    }

    /** Counts the versions again in the caller's transaction, after one was taken away. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recount(String team, String name) {
        store.recount(team, name);
    }

    private Page<Model> complete(String team, SqlSearch.Rows<Model> found) {
        return new Page<>(complete(team, found.rows()), found.nextPageToken());
    }

    private List<Model> complete(String team, List<Model> rows) {
        List<String> names = rows.stream().map(Model::name).toList();
        var aliasesOf = aliases.ofModels(team, names);
        var tagsOf = tags.ofModels(team, names);
        return rows.stream()
                .map(row -> row.with(
                        aliasesOf.getOrDefault(row.name(), List.of()), tagsOf.getOrDefault(row.name(), Map.of())))
                .toList();
    }

    private Model model(ModelEntity entity) {
        return complete(entity.team, List.of(Model.of(entity))).get(0);
    }

    private ModelEntity require(String team, String name) {
        return store.find(team, name).orElseThrow(() -> Problem.notFound("model", name));
    }

    /** @throws Problem when no model may have this name */
    public static void requireName(String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw Problem.invalid(
                    "name", "must be 1 to 96 letters, digits, '.', '_' or '-', and start with a letter or digit");
        }
    }

    private static Problem exists(String name) {
        return Problem.of(ProblemType.ALREADY_EXISTS, "There is a model '" + name + "' in this team already.");
    }

    private static Subject subject(String name) {
        return new Subject("model", name);
    }
}
