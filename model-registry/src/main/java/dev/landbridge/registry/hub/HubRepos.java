package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.access.Scope;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.access.AccessRequests;
import dev.landbridge.registry.model.Model;
import dev.landbridge.registry.model.Models;
import dev.landbridge.registry.model.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Which repositories a visitor sees, and what may be done to them. */
@ApplicationScoped
class HubRepos {
    /** What the visitor is about to do. */
    enum Need {
        LOOK,
        READ,
        WRITE
    }

    private final Models models;
    private final AccessRequests requests;
    private final HubVisitor visitor;

    HubRepos(Models models, AccessRequests requests, HubVisitor visitor) {
        this.models = models;
        this.requests = requests;
        this.visitor = visitor;
    }

    /** The repository, when the visitor may do that with it. */
    @Transactional
    HubRepo open(String team, String name, Need need) {
        HubRepo repo =
                find(team, name).filter(this::visible).orElseThrow(() -> HubError.noRepository(team + "/" + name));
        if (visitor.isMemberOf(team)) {
            if (need == Need.WRITE) {
                requireRole(Role.MEMBER, team);
            }
            return repo;
        }
        if (need == Need.WRITE) {
            throw HubError.of(403, "You are not a member of '" + team + "', so you may not change " + repo.id() + ".");
        }
        if (need == Need.READ && !letIn(repo)) {
            throw HubError.gated(repo.id());
        }
        return repo;
    }

    /** Repositories the visitor sees, in order of team and name. */
    @Transactional
    List<HubRepo> list(String author, String search, String afterId, int limit) {
        int slash = afterId.indexOf('/');
        return models
                .visible(new Models.Visible(
                        visitor.teams(),
                        author,
                        search,
                        slash < 0 ? "" : afterId.substring(0, slash),
                        slash < 0 ? "" : afterId.substring(slash + 1),
                        limit))
                .stream()
                .map(HubRepo::new)
                .toList();
    }

    @Transactional
    boolean exists(String team, String name) {
        return find(team, name).isPresent();
    }

    @Transactional
    HubRepo create(String team, String name, String visibility) {
        if (!visitor.isMemberOf(team)) {
            throw HubError.of(403, "You are not a member of '" + team + "', so you may not create a repository there.");
        }
        requireRole(Role.MEMBER, team);
        Actor actor = visitor.actor();
        Model model = models.create(team, actor, name, "");
        return visibility.equals(model.visibility()) ? new HubRepo(model) : change(new HubRepo(model), visibility);
    }

    @Transactional
    HubRepo change(HubRepo repo, String visibility) {
        Models.Change change = new Models.Change(null, null, null, visibility);
        return new HubRepo(models.change(repo.team(), visitor.actor(), repo.name(), change, null)
                .model());
    }

    /** Whether the visitor may read the files. */
    boolean letIn(HubRepo repo) {
        return visitor.isMemberOf(repo.team())
                || repo.model().visibility().equals(Visibility.INTERNAL)
                || requests.letIn(repo.team(), repo.name(), visitor.actor().id());
    }

    void requireRole(String role, String team) {
        Scope needed = Scope.neededFor(List.of(role));
        if (!visitor.scope().includes(needed)) {
            throw HubError.of(403, visitor.scope().explain(needed));
        }
        if (!visitor.has(role, team)) {
            throw HubError.of(403, "This needs the role '" + role + "' in team '" + team + "'.");
        }
    }

    private boolean visible(HubRepo repo) {
        return visitor.isMemberOf(repo.team()) || !repo.model().visibility().equals(Visibility.TEAM);
    }

    private Optional<HubRepo> find(String team, String name) {
        try {
            return Optional.of(new HubRepo(models.get(team, name).model()));
        } catch (Problem absent) {
            if (absent.type() != ProblemType.NOT_FOUND) {
                throw absent;
            }
            return Optional.empty();
        }
    }
}
