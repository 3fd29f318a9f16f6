package dev.landbridge.portal.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class AccountStore implements PanacheRepositoryBase<AccountEntity, String> {
    Optional<AccountEntity> byName(String name) {
        return find("name", name).firstResultOptional();
    }

    List<AccountEntity> page(String afterName, int limit) {
        return find("name > ?1 order by name", afterName).page(0, limit).list();
    }
}
