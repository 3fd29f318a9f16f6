package dev.landbridge.eval.portability;

import dev.landbridge.eval.silicon.Catalogues;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import dev.landbridge.silicon.Chip;
import dev.landbridge.silicon.EngineRow;
import dev.landbridge.silicon.Family;
import dev.landbridge.silicon.SiliconCatalogue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/** What the catalogue in force knows; the same for every team. */
@Path("/api/v1")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
public class ChipResource {
    private final Catalogues catalogues;

    ChipResource(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /** A chip with the facts of its family. */
    public record ChipRow(
            String key,
            String name,
            String family,
            String familyTitle,
            String vendor,
            String support,
            double memoryGib,
            Double bandwidthGbS,
            Map<String, Double> tflops,
            List<String> dtypes,
            String overflow,
            String link,
            boolean standIn,
            String source) {}

    /** A rule in words. */
    public record RuleRow(String id, String reason, String remedy, String source, Map<String, String> outcomes) {}

    /** @param catalogueDigest of all rows in force, the operator's among them */
    public record RuleSet(String version, String catalogueDigest, List<RuleRow> items) {}

    @GET
    @Path("/chips")
    public Page<ChipRow> chips() {
        SiliconCatalogue catalogue = catalogues.current();
        return Page.whole(catalogue.chips().stream()
                .map(chip -> row(chip, catalogue.family(chip)))
                .toList());
    }

    @GET
    @Path("/engines")
    public Page<EngineRow> engines() {
        return Page.whole(catalogues.current().engines());
    }

    @GET
    @Path("/rules")
    public RuleSet rules() {
        SiliconCatalogue catalogue = catalogues.current();
        return new RuleSet(
                catalogue.rulesVersion(),
                catalogue.digest(),
                catalogue.rules().stream()
                        .map(rule -> new RuleRow(
                                rule.id(), rule.reason(), rule.remedy(), rule.source(), catalogue.outcomes(rule)))
                        .toList());
    }

    private static ChipRow row(Chip chip, Family family) {
        return new ChipRow(
                chip.key(),
                chip.name(),
                chip.family(),
                family.title(),
                family.vendor(),
                family.support(),
                chip.memoryGib(),
                chip.bandwidthGbS(),
                chip.tflops(),
                family.dtypes(),
                family.overflow(),
                chip.link(),
                chip.standIn(),
                chip.source());
    }
}
