package dev.landbridge.kit.blob;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The Content-Disposition under which a browser saves a file, after RFC 6266 and RFC 8187. */
public final class Attachment {
    private Attachment() {}

    /** @param path the last segment becomes the name */
    public static String named(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
