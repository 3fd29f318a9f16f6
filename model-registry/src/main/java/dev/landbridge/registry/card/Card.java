package dev.landbridge.registry.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a reader should know before using a version.
 *
 * @param markdown the version's README.md without its front matter, or a card made of recorded facts
 * @param licence as the README says, else as the model says, else null
 * @param facts what the registry itself knows, in reading order
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Card(String markdown, String licence, String intendedUse, List<Fact> facts) {
    public record Fact(String name, String value) {}
}
