-- What happened to certificates and keys, for ever: issued, signed by another key too, taken back; keys added, used,
-- retired. digest = SHA-256 over the canonical JSON of the row with the digest of the row before it.
create table certificate_event (
    position        bigint generated always as identity primary key,
    id              text not null unique,
    team            text not null,
    kind            text not null,
    subject         text not null,
    content         text not null,
    actor           text not null,
    at              timestamptz not null,
    previous_digest text not null,
    digest          text not null unique
);
create index certificate_event_subject on certificate_event (subject, position);
create index certificate_event_kind on certificate_event (kind, position);
create trigger certificate_event_append_only before update or delete on certificate_event
    for each row execute function refuse_change();

-- A key signs certificates of this installation (evaluator), or adds signatures to them (cosigner). The private half is
-- here only for keys made or imported through the API, sealed with the key file of the installation.
alter table signing_key
    add column purpose text not null default 'evaluator',
    add column holder  text not null default '',
    add column sealed  text;
create trigger signing_key_append_only before update or delete on signing_key
    for each row execute function refuse_change();
