package dev.landbridge.portal.frontdoor;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The web pages are one application: every page address answers with it, and it finds the page. */
@ApplicationScoped
class WebPages {
    private static final String PAGE = "/index.html";
    private static final List<String> NOT_PAGES = List.of("/api/", "/q/", "/openapi", "/swagger", "/assets/");
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Serves a page request; false when it is not one. */
    boolean serve(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith("/assets/")) {
            context.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
            return false;
        }
        if (path.equals(PAGE)) {
            context.response()
                    .putHeader("Cache-Control", "no-cache")
                    .putHeader("Content-Security-Policy", POLICY)
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Referrer-Policy", "same-origin");
            return false;
        }
        if (!isPage(context, path)) {
            return false;
        }
        context.reroute(PAGE);
        return true;
    }

    private static boolean isPage(RoutingContext context, String path) {
        boolean reads = context.request().method().equals(HttpMethod.GET)
                || context.request().method().equals(HttpMethod.HEAD);
        String last = path.substring(path.lastIndexOf('/') + 1);
        return reads && NOT_PAGES.stream().noneMatch(path::startsWith) && !last.contains(".");
    }
}
