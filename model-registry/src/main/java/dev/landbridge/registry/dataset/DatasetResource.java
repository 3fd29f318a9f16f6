package dev.landbridge.registry.dataset;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

@Path("/api/v1/datasets")
@RolesAllowed({Role.VIEWER, Role.SERVICE})
public class DatasetResource {
    private final Datasets datasets;
    private final DatasetRows rows;
    private final Caller caller;

    DatasetResource(Datasets datasets, DatasetRows rows, Caller caller) {
        this.datasets = datasets;
        this.rows = rows;
        this.caller = caller;
    }

    @GET
    public Page<Dataset> list(@BeanParam PageRequest page) {
        return datasets.list(caller.team(), page);
    }

    @GET
    @Path("{name}/versions")
    public Page<Dataset> versions(@PathParam("name") String name) {
        return Page.whole(datasets.versions(caller.team(), name));
    }

    @GET
    @Path("{name}/versions/{version}")
    public Dataset get(@PathParam("name") String name, @PathParam("version") int version) {
        return datasets.get(caller.team(), name, version);
    }

    @GET
    @Path("{name}/versions/{version}/rows")
    public DatasetRows.Rows rows(
            @PathParam("name") String name,
            @PathParam("version") int version,
            @QueryParam("split") String split,
            @QueryParam("offset") @DefaultValue("0") long offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return rows.read(datasets.get(caller.team(), name, version), split, offset, limit);
    }
}
