create table endpoint (
    id           text primary key,
    team         text not null,
    name         text not null,
    base_url     text not null,
    model        text not null,
    sealed_key   text,
    chat         boolean not null,
    completions  boolean not null,
    tokenizer    text not null,
    created_at   timestamptz not null,
    created_by   text not null,
    probe_ok     boolean,
    probe_detail text,
    probed_at    timestamptz,
    version      bigint not null,
    unique (team, name)
);
alter table evaluation add column endpoint_id text;
alter table evaluation alter column deployment_id drop not null;
alter table evaluation add constraint evaluation_target check (num_nonnulls(deployment_id, endpoint_id) = 1);
