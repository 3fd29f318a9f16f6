package dev.landbridge.eval.silicon;

/**
 * The catalogue in force.
 *
 * @param rulesVersion of the shipped rules
 * @param devicesVersion of the shipped devices
 * @param digest of the content of all rows in force; every verdict names it
 * @param overrides rows of an operator that are in force
 * @param leftOut rows of an operator that no longer fit the shipped ones
 */
public record CatalogueSummary(String rulesVersion, String devicesVersion, String digest, int overrides, int leftOut) {}
