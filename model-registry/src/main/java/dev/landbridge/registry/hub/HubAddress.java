package dev.landbridge.registry.hub;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Under which address the client came, in front of the front door: links in answers must lead back there. */
@RequestScoped
class HubAddress {
    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    /** Without a slash at the end. */
    String base() {
        String host = headers.getHeaderString("X-Forwarded-Host");
        if (host == null || host.isBlank()) {
            return uri.getBaseUri().getScheme() + "://" + uri.getBaseUri().getAuthority();
        }
        String scheme = headers.getHeaderString("X-Forwarded-Proto");
        return ("https".equals(scheme) ? "https" : "http") + "://" + host;
    }

    String of(String path) {
        return base() + path;
    }

    /** An address of another room of this service, or one that is complete already. */
    String of(URI address) {
        return address.isAbsolute() ? address.toString() : of(address.toString());
    }

    /** This request's address with one query parameter set. */
    String here(String parameter, String value) {
        return of(uri.getRequestUriBuilder()
                        .replaceQueryParam(parameter, "{value}")
                        .build(value)
                        .getRawPath()) + "?"
                + uri.getRequestUriBuilder()
                        .replaceQueryParam(parameter, "{value}")
                        .build(value)
                        .getRawQuery();
    }
}
