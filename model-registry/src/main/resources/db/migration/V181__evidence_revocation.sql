-- Kept apart from the evidence, because the word may arrive before the evidence does.
create table evidence_revocation (
    team         text not null,
    kind         text not null,
    reference_id text not null,
    reason       text not null,
    revoked_at   timestamptz not null,
    primary key (team, kind, reference_id)
);
