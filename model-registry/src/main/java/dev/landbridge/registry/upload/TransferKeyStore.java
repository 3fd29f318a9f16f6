package dev.landbridge.registry.upload;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;

/** The secret of this installation: made once by whichever replica comes first. */
@ApplicationScoped
class TransferKeyStore {
    private static final int SECRET_BYTES = 32;

    private final EntityManager entities;
    private volatile byte[] secret;

    TransferKeyStore(EntityManager entities) {
        this.entities = entities;
    }

    byte[] secret() {
        if (secret == null) {
            secret = QuarkusTransaction.requiringNew().call(this::load);
        }
        return secret;
    }

    private byte[] load() {
        byte[] candidate = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(candidate);
        entities.createNativeQuery("insert into transfer_key (id, secret) values (1, ?1) on conflict do nothing")
                .setParameter(1, candidate)
                .executeUpdate();
        return (byte[]) entities.createNativeQuery("select secret from transfer_key where id = 1", byte[].class)
                .getSingleResult();
    }
}
