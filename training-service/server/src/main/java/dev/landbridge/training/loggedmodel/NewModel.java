package dev.landbridge.training.loggedmodel;

import java.util.Map;

/** What a client says about a new logged model; a null or empty name gets one from the id. */
public record NewModel(
        String experiment,
        String name,
        String modelType,
        String sourceRun,
        Map<String, String> params,
        Map<String, String> tags) {}
