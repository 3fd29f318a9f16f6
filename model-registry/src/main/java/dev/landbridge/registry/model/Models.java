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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;

/** The models of a team. */
@ApplicationScoped
public class Models {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

    /** A model and the tag of its row. */
    public record Tagged(Model model, VersionTag tag) {}

    private final ModelStore store;
    private final Aliases aliases;
    private final AuditLog audit;
    private final Clock clock;

    Models(ModelStore store, Aliases aliases, AuditLog audit, Clock clock) {
        this.store = store;
        this.aliases = aliases;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Model create(String team, Actor actor, String name, String description) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw Problem.invalid(
                    "name", "must be 1 to 96 letters, digits, '.', '_' or '-', and start with a letter or digit");
        }
        if (store.find(team, name).isPresent()) {
            throw Problem.of(ProblemType.ALREADY_EXISTS, "There is a model '" + name + "' in this team already.");
        }
        ModelEntity entity = new ModelEntity();
        entity.id = Ids.next("mdl");
        entity.team = team;
        entity.name = name;
        entity.description = description == null ? "" : description;
        entity.nextVersion = 1;
        entity.createdAt = clock.instant();
        entity.updatedAt = entity.createdAt;
        entity.createdBy = actor.id();
        store.persistAndFlush(entity);
        audit.record(team, actor, "create-model", new Subject("model", name), Map.of());
        return Model.of(entity, aliases.of(team, name));
    }

    @Transactional
    public Tagged get(String team, String name) {
        ModelEntity entity = require(team, name);
        return new Tagged(Model.of(entity, aliases.of(team, name)), new VersionTag(entity.rowVersion));
    }

    @Transactional
    public Page<Model> list(String team, PageRequest page) {
        return Page.ofOverfetched(
                        store.page(team, page.after().orElse(""), page.size() + 1), page, entity -> entity.name)
                .map(entity -> Model.of(entity, aliases.of(team, entity.name)));
    }

    @Transactional
    public Tagged describe(String team, Actor actor, String name, String description, String ifMatch) {
        ModelEntity entity = require(team, name);
        new VersionTag(entity.rowVersion).requireMatch(ifMatch);
        entity.description = description;
        entity.updatedAt = clock.instant();
        store.flush();
        audit.record(team, actor, "describe-model", new Subject("model", name), Map.of());
        return new Tagged(Model.of(entity, aliases.of(team, name)), new VersionTag(entity.rowVersion));
    }

    /** Makes the model when it is new and takes its next version number in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int takeVersionNumber(String team, Actor actor, String name) {
        if (store.find(team, name).isEmpty()) {
            create(team, actor, name, "");
        }
        return store.takeVersionNumber(team, name);
    }

    private ModelEntity require(String team, String name) {
        return store.find(team, name).orElseThrow(() -> Problem.notFound("model", name));
    }
}
