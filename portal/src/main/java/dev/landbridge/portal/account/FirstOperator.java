package dev.landbridge.portal.account;

import dev.landbridge.kit.audit.Actor;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Creates the operator of a new installation, from whose account everybody else's is made. */
@ApplicationScoped
public class FirstOperator {
    private final Accounts accounts;
    private final Settings settings;

    FirstOperator(Accounts accounts, Settings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    void create(@Observes StartupEvent event) {
        settings.password().filter(given -> accounts.nobodyYet()).ifPresent(password -> {
            accounts.create(new NewAccount(settings.user(), "Operator", password, true), Actor.service("portal"));
        });
    }

    /** The operator made at the first start; without a password none is made. */
    @ConfigMapping(prefix = "landbridge.operator")
    interface Settings {
        @WithDefault("operator")
        String user();

        Optional<String> password();
    }
}
