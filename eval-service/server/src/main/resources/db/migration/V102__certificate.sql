create table signing_key (
    key_id         text primary key,
    public_key_pem text not null,
    created_at     timestamptz not null
);
-- chain_digest = SHA-256(previous_digest || sha256); append only
create table certificate (
    position           bigint generated always as identity primary key,
    id                 text not null unique,
    team               text not null,
    parity_run_id      text not null unique,
    evaluation_id      text not null,
    model              text not null,
    model_version      integer not null,
    model_version_id   text not null,
    deployment_id      text not null,
    chip               text not null,
    numerics           text not null,
    verdict            text not null,
    bundle             bytea not null,
    sha256             text not null,
    previous_digest    text not null,
    chain_digest       text not null unique,
    key_id             text not null references signing_key,
    weights_digest     text not null,
    fingerprint_digest text not null,
    issued_at          timestamptz not null,
    expires_at         timestamptz not null
);
create index certificate_team on certificate (team, id desc);
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'certificates are append-only';
end $$;
create trigger certificate_append_only before update or delete on certificate
    for each row execute function refuse_change();
