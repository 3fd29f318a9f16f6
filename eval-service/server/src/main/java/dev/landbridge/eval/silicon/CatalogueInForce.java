package dev.landbridge.eval.silicon;

import dev.landbridge.silicon.CatalogueMistakesException;
import dev.landbridge.silicon.CatalogueRow;
import dev.landbridge.silicon.SiliconCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shipped rows with the operator's laid over them. A row that no longer fits, after an upgrade that changed the
 * shipped ones, is left out and named; the others stay in force.
 *
 * @param change number of the last change it holds
 * @param leftOut kind and key of a row, with what is wrong with it
 */
record CatalogueInForce(long change, SiliconCatalogue catalogue, Map<String, String> leftOut) {

    static CatalogueInForce of(long change, SiliconCatalogue shipped, List<CatalogueRow> overrides) {
        try {
            return new CatalogueInForce(change, shipped.with(overrides), Map.of());
        } catch (CatalogueMistakesException e) {
            return oneByOne(change, shipped, overrides);
        }
    }

    private static CatalogueInForce oneByOne(long change, SiliconCatalogue shipped, List<CatalogueRow> overrides) {
        List<CatalogueRow> fitting = new ArrayList<>();
        Map<String, String> leftOut = new HashMap<>();
        SiliconCatalogue catalogue = shipped;
        for (CatalogueRow override : overrides) {
            fitting.add(override);
            try {
                catalogue = shipped.with(fitting);
            } catch (CatalogueMistakesException e) {
                fitting.remove(override);
                leftOut.put(name(override), String.join("; ", e.mistakes()));
            }
        }
        return new CatalogueInForce(change, catalogue, Map.copyOf(leftOut));
    }

    String mistakeOf(CatalogueRow row) {
        return leftOut.get(name(row));
    }

    private static String name(CatalogueRow row) {
        return row.kind().label() + " " + row.key();
    }
}
