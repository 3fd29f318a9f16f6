package dev.landbridge.eval.evaluation;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** Which samples of an evaluation; a {@code @BeanParam}. */
public class SampleQuery {
    /** Null for the first one. */
    @QueryParam("task")
    String task;

    /** {@code all}, {@code wrong}, {@code flipped} or {@code regressed}; the last two against another evaluation. */
    @QueryParam("filter")
    @DefaultValue("all")
    String filter;

    /** Id of the other evaluation, whose sample of the same question comes along. */
    @QueryParam("against")
    String against;
}
