package dev.landbridge.client.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a version says about itself.
 *
 * @param markdown README.md of the version with the facts filled in
 * @param licence SPDX id or name, or null
 * @param facts rows of the fact sheet as the server orders them
 */
public record Card(String markdown, String licence, String intendedUse, JsonNode facts) {}
