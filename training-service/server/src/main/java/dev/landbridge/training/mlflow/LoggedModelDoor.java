package dev.landbridge.training.mlflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.training.loggedmodel.LoggedModel;
import dev.landbridge.training.loggedmodel.LoggedModels;
import dev.landbridge.training.loggedmodel.ModelSearch;
import dev.landbridge.training.loggedmodel.NewModel;
import dev.landbridge.training.search.SearchPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The logged models of MLflow 3. */
@Path("/api/2.0/mlflow/logged-models")
public class LoggedModelDoor {
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 1000;

    private final LoggedModels models;
    private final ArtifactTree tree;
    private final Caller caller;

    LoggedModelDoor(LoggedModels models, ArtifactTree tree, Caller caller) {
        this.models = models;
        this.tree = tree;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public One create(@NotNull Create request) {
        return One.of(models.create(
                caller.team(),
                Actor.of(caller),
                new NewModel(
                        Wire.required("experiment_id", request.experimentId()),
                        request.name(),
                        request.modelType(),
                        request.sourceRunId(),
                        Pair.map(request.params(), "params"),
                        Pair.map(request.tags(), "tags"))));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public One get(@RestPath String id, @RestQuery("allow_deleted") String allowDeleted) {
        return One.of(models.get(caller.team(), id, Boolean.parseBoolean(allowDeleted)));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public One finish(@RestPath String id, @NotNull Finish request) {
        return One.of(models.finish(caller.team(), id, request.parsed()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> delete(@RestPath String id) {
        models.delete(caller.team(), Actor.of(caller), id);
        return Wire.EMPTY;
    }

    @PATCH
    @Path("{id}/tags")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public One setTags(@RestPath String id, @NotNull Values request) {
        return One.of(models.setTags(caller.team(), id, Pair.map(request.tags(), "tags")));
    }

    @DELETE
    @Path("{id}/tags/{key: .+}")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> deleteTag(@RestPath String id, @RestPath String key) {
        models.deleteTag(caller.team(), id, key);
        return Wire.EMPTY;
    }

    @POST
    @Path("{id}/params")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> addParams(@RestPath String id, @NotNull Values request) {
        models.addParams(caller.team(), id, Pair.map(request.params(), "params"));
        return Wire.EMPTY;
    }

    @GET
    @Path("{id}/artifacts/directories")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public ArtifactDoor.Listing artifacts(
            @RestPath String id,
            @RestQuery("artifact_directory_path") String path,
            @RestQuery("page_token") String pageToken) {
        String root = models.get(caller.team(), id, false).artifactUri();
        return tree.list(caller.team(), root, path, pageToken);
    }

    @POST
    @Path("search")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Found search(@NotNull Wish wish) {
        ModelSearch search = new ModelSearch(
                Wire.list(wish.experimentIds()),
                wish.filter(),
                Wire.list(wish.datasets()).stream()
                        .map(dataset -> new ModelSearch.DatasetChoice(
                                Wire.required("dataset_name", dataset.datasetName()), dataset.datasetDigest()))
                        .toList(),
                Wire.list(wish.orderBy()).stream()
                        .map(order -> new ModelSearch.ModelOrder(
                                order.fieldName(),
                                order.ascending() == null || order.ascending(),
                                order.datasetName(),
                                order.datasetDigest()))
                        .toList(),
                Wire.size(wish.maxResults(), PAGE, MAX_PAGE),
                wish.pageToken());
        SearchPage<LoggedModel> page = models.search(caller.team(), Actor.of(caller), search);
        return new Found(page.items().stream().map(ModelShape::of).toList(), page.nextPageToken());
    }

    /** A new logged model. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Create(
            String experimentId,
            String name,
            String modelType,
            String sourceRunId,
            List<Pair> params,
            List<Pair> tags) {}

    /** The end of an upload; the status is a name or the protocol's number. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Finish(String status) {
        LoggedModel.Status parsed() {
            return Arrays.stream(LoggedModel.Status.values())
                    .filter(known -> known.name().equals(status)
                            || Integer.toString(known.ordinal()).equals(status))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("status", "is not a status of a logged model"));
        }
    }

    /** Tags or params to set. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Values(List<Pair> tags, List<Pair> params) {}

    /** A search in MLflow's language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Wish(
            List<String> experimentIds,
            String filter,
            List<Choice> datasets,
            Long maxResults,
            List<Choice> orderBy,
            String pageToken) {}

    /** A dataset, or an order by a metric on one. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Choice(String fieldName, Boolean ascending, String datasetName, String datasetDigest) {}

    public record One(ModelShape model) {
        static One of(LoggedModel model) {
            return new One(ModelShape.of(model));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Found(List<ModelShape> models, String nextPageToken) {}
}
