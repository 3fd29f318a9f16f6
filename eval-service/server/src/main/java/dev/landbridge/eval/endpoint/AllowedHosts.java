package dev.landbridge.eval.endpoint;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.kit.profile.InstallationProfile;
import dev.landbridge.kit.profile.InstallationProfile.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The operator's word on which servers this installation may send requests to. */
@ApplicationScoped
class AllowedHosts {
    private static final int MAX_LENGTH = 2000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed;

    @Inject
    AllowedHosts(EndpointConfig config, InstallationProfile installation) {
        this(config.allowedHosts().orElse(Set.of()), installation.profile() == Profile.LAPTOP);
    }

    AllowedHosts(Set<String> hosts, boolean loopback) {
        allowed = hosts.stream()
                .map(host -> host.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
        if (loopback) {
            allowed.addAll(LOOPBACK);
        }
    }

    /** The address without a slash at its end; refused when it is none, or when its host is not allowed. */
    String check(String baseUrl) {
        URI url = parse(baseUrl);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (!allowed.contains(host) && !allowed.contains(host + ":" + port(url))) {
            throw Problem.of(
                    ProblemType.PERMISSION_DENIED,
                    "The host " + host
                            + " is not allowed; the operator allows it with landbridge.endpoint.allowed-hosts.");
        }
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static URI parse(String baseUrl) {
        if (baseUrl == null || baseUrl.length() > MAX_LENGTH) {
            throw invalid();
        }
        try {
            URI url = new URI(baseUrl.trim());
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean plain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            if (!Set.of("http", "https").contains(scheme) || url.getHost() == null || !plain) {
                throw invalid();
            }
            return url;
        } catch (URISyntaxException e) {
            throw invalid();
        }
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static Problem invalid() {
        return Problem.invalid(
                "base_url",
                "must be an http or https address without user, query and fragment, such as http://host/v1");
    }
}
