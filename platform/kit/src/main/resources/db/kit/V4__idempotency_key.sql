create table idempotency_key (
    team         text not null,
    scope        text not null,
    key          text not null,
    request_hash text not null,
    resource_id  text not null,
    created_at   timestamptz not null default now(),
    primary key (team, scope, key)
);
