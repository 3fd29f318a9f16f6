package dev.landbridge.eval.signing;

import dev.landbridge.eval.ledger.Ledger;
import dev.landbridge.eval.ledger.LedgerEvent;
import dev.landbridge.eval.ledger.LedgerKind;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The keys of the installation. One evaluator key signs at a time: the last one made, imported, or put into the key
 * file. Those before it keep verifying what they signed.
 */
@ApplicationScoped
public class SigningKeys {
    private static final Actor SERVICE = Actor.service("eval-service");

    private final SigningKeyStore store;
    private final Ledger ledger;
    private final AuditLog audit;
    private final CertificateConfig config;
    private final Clock clock;
    private SigningKey file;

    SigningKeys(SigningKeyStore store, Ledger ledger, AuditLog audit, CertificateConfig config, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** The key that signs now. */
    @Transactional
    public SigningKey current() {
        learnKeyFile();
        KeyView active = active().orElseThrow(() ->
                Problem.conflict("The signing key was revoked. Make another one: POST /api/v1/signing-keys."));
        return held(active.keyId())
                .orElseThrow(() -> Problem.conflict("The private half of the signing key " + active.keyId()
                        + " cannot be opened with this installation's key file."));
    }

    /** The private half, when this installation has it. */
    @Transactional
    public Optional<SigningKey> held(String keyId) {
        if (keyFile().verificationKey().keyId().equals(keyId)) {
            return Optional.of(keyFile());
        }
        return store.find(keyId)
                .filter(row -> row.sealed() != null)
                .flatMap(row -> new KeySeal(keyFile()).open(keyId, row.sealed()));
    }

    /** Every key there ever was, oldest first. */
    @Transactional
    public List<KeyView> list() {
        learnKeyFile();
        List<SigningKeyRow> rows = store.all();
        Map<String, List<LedgerEvent>> events = ledger
                .of(rows.stream().map(SigningKeyRow::keyId).toList())
                .stream()
                .collect(Collectors.groupingBy(LedgerEvent::subject));
        return rows.stream()
                .map(row -> view(row, events.getOrDefault(row.keyId(), List.of())))
                .toList();
    }

    @Transactional
    public KeyView get(String keyId) {
        SigningKeyRow row = store.find(keyId).orElseThrow(() -> Problem.notFound("signing key", keyId));
        return view(row, ledger.of(keyId));
    }

    /** Adds a key; an evaluator key signs from now on instead of the one before it. */
    @Transactional
    public KeyView add(Actor actor, NewKey wish) {
        learnKeyFile();
        ledger.lock();
        String keyId = wish.publicKey().keyId();
        if (store.find(keyId).isPresent()) {
            throw Problem.conflict("The key " + keyId + " is known already.");
        }
        String sealed = wish.privateKey().map(new KeySeal(keyFile())::seal).orElse(null);
        keep(
                actor,
                new SigningKeyRow(
                        keyId, wish.publicKey().pem(), clock.instant(), wish.purpose(), wish.holder(), sealed));
        if (wish.purpose() == Purpose.EVALUATOR) {
            activate(actor, keyId);
        }
        audit.record(
                AuditLog.INSTALLATION,
                actor,
                "signing-key.add",
                new Subject("signing-key", keyId),
                Map.of("purpose", wish.purpose().label(), "holder", wish.holder()));
        return get(keyId);
    }

    /** For ever. Repeating it changes nothing. */
    @Transactional
    public KeyView revoke(Actor actor, String keyId, String reason) {
        ledger.lock();
        if (!get(keyId).isRevoked()) {
            ledger.append(AuditLog.INSTALLATION, actor, LedgerKind.KEY_REVOKED, keyId, Map.of("reason", reason));
            audit.record(
                    AuditLog.INSTALLATION,
                    actor,
                    "signing-key.revoke",
                    new Subject("signing-key", keyId),
                    Map.of("reason", reason));
        }
        return get(keyId);
    }

    /** A key file that was not seen before is a new key; at the first start after an update it is the old one. */
    private void learnKeyFile() {
        String keyId = keyFile().verificationKey().keyId();
        if (store.find(keyId).isPresent() && !ledger.of(keyId).isEmpty()) {
            return;
        }
        ledger.lock();
        if (ledger.of(keyId).isEmpty()) {
            keep(
                    SERVICE,
                    new SigningKeyRow(
                            keyId, keyFile().verificationKey().pem(), clock.instant(), Purpose.EVALUATOR, "", null));
            activate(SERVICE, keyId);
        }
    }

    private void keep(Actor actor, SigningKeyRow row) {
        store.add(row);
        ledger.append(
                AuditLog.INSTALLATION,
                actor,
                LedgerKind.KEY_ADDED,
                row.keyId(),
                Map.of("purpose", row.purpose().label(), "holder", row.holder(), "public_key_pem", row.publicKeyPem()));
    }

    private void activate(Actor actor, String keyId) {
        active().ifPresent(before -> ledger.append(
                AuditLog.INSTALLATION, actor, LedgerKind.KEY_RETIRED, before.keyId(), Map.of("successor", keyId)));
        ledger.append(AuditLog.INSTALLATION, actor, LedgerKind.KEY_ACTIVATED, keyId, Map.of());
    }

    private Optional<KeyView> active() {
        return store.all().stream()
                .map(row -> view(row, ledger.of(row.keyId())))
                .filter(key -> key.state() == KeyView.State.ACTIVE)
                .findFirst();
    }

    private KeyView view(SigningKeyRow row, List<LedgerEvent> events) {
        boolean held = row.sealed() != null
                || row.keyId().equals(keyFile().verificationKey().keyId());
        return KeyView.of(row, held, events);
    }

    private synchronized SigningKey keyFile() {
        if (file == null) {
            try {
                file = SigningKey.loadOrCreate(config.key());
            } catch (IOException e) {
                throw new UncheckedIOException("the certificate key cannot be read", e);
            }
        }
        return file;
    }
}
