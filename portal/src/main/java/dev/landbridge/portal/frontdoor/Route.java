package dev.landbridge.portal.frontdoor;

import java.net.URI;
import java.util.Optional;

/** Who answers a path, in whose language. An empty owner is the portal itself. */
record Route(Optional<URI> owner, Door door) {
    static Route own() {
        return new Route(Optional.empty(), Door.LANDBRIDGE);
    }

    static Route to(URI service, Door door) {
        return new Route(Optional.of(service), door);
    }
}
