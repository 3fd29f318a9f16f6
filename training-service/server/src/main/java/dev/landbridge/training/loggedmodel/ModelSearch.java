package dev.landbridge.training.loggedmodel;

import java.util.List;

/** A wish for logged models; the datasets limit which metrics count. */
public record ModelSearch(
        List<String> experiments,
        String filter,
        List<DatasetChoice> datasets,
        List<ModelOrder> orderBy,
        int size,
        String pageToken) {
    /** @param digest null takes every digest */
    public record DatasetChoice(String name, String digest) {}

    /** @param datasetName null takes the metric of any dataset, as does the digest */
    public record ModelOrder(String field, boolean ascending, String datasetName, String datasetDigest) {}
}
