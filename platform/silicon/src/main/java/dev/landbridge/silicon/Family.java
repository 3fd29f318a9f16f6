package dev.landbridge.silicon;

import java.util.List;

/**
 * A device family: what images are built for and what rules speak about.
 *
 * @param support supported, experimental, unsupported or stand-in
 * @param overflow {@code ieee} or {@code saturation} (Inf becomes 65504 and NaN becomes 0)
 */
public record Family(
        String key,
        String vendor,
        String title,
        List<String> socNames,
        String support,
        List<String> dtypes,
        String overflow,
        String imageSuffix,
        String source) {}
