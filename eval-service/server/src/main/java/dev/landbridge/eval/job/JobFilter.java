package dev.landbridge.eval.job;

import jakarta.ws.rs.QueryParam;

/** Narrows a list to a model or to one of its versions; a {@code @BeanParam}. */
public class JobFilter {
    @QueryParam("model")
    String model;

    @QueryParam("version")
    Integer version;
}
