package dev.landbridge.registry.webhook;

import dev.landbridge.kit.problem.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/** Where deliveries go: an http or https address of one host, without credentials. */
record WebhookTarget(URI url) {
    private static final int MAX_LENGTH = 2000;

    /** A name resolves to an address that deliveries must not go to. */
    static final class ForbiddenAddressException extends Exception {
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException(String message) {
            super(message);
        }
    }

    static WebhookTarget parse(String text) {
        if (text == null || text.isBlank() || text.length() > MAX_LENGTH) {
            throw Problem.invalid("url", "must be an http or https address");
        }
        try {
            URI url = new URI(text.trim());
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (!Set.of("http", "https").contains(scheme) || url.getHost() == null) {
                throw Problem.invalid("url", "must be an http or https address with a host name");
            }
            if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
                throw Problem.invalid("url", "must have no user, password or fragment");
            }
            if (url.getPort() == 0 || url.getPort() > 65535) {
                throw Problem.invalid("url", "must have a port from 1 to 65535");
            }
            return new WebhookTarget(url);
        } catch (URISyntaxException e) {
            throw Problem.invalid("url", "is not an address");
        }
    }

    boolean encrypted() {
        return url.getScheme().equalsIgnoreCase("https");
    }

    String host() {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return encrypted() ? 443 : 80;
    }

    /** Path and query as they stand in the request line. */
    String request() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /**
     * The address to connect to. Every address of the name must be public, unless the host is allowed to be private.
     * Connect to what is returned, never to the name: the name may resolve to something else a moment later.
     */
    InetAddress resolve(Set<String> privateHosts) throws UnknownHostException, ForbiddenAddressException {
        InetAddress[] addresses = InetAddress.getAllByName(host());
        if (!privateHosts.contains("*") && !privateHosts.contains(host().toLowerCase(Locale.ROOT))) {
            for (InetAddress address : addresses) {
                if (!PublicAddress.is(address)) {
                    throw new ForbiddenAddressException(host() + " is " + address.getHostAddress()
                            + ", which is not a public address; the operator can allow it with"
                            + " landbridge.webhook.private-hosts");
                }
            }
        }
        return addresses[0];
    }
}
