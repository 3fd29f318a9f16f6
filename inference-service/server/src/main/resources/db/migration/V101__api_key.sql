-- The secret itself is never stored: mac is HMAC-SHA-256 of it under the installation's pepper.
create table api_key (
    id             text primary key,
    team           text not null,
    name           text not null,
    public_id      text not null unique,
    mac            bytea not null,
    last4          text not null,
    allowed_models text[] not null,
    expires_at     timestamptz not null,
    last_used_at   timestamptz,
    created_at     timestamptz not null,
    created_by     text not null,
    created_by_id  text not null,
    revoked_at     timestamptz,
    row_version    bigint not null default 0
);
create index api_key_team on api_key (team, id desc);
