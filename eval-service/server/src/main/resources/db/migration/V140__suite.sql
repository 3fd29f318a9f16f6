create table suite (
    id          text primary key,
    team        text not null,
    name        text not null,
    title       text not null,
    description text not null,
    metric      text not null,
    digest      text not null,
    tasks       integer not null,
    items       integer not null,
    contents    text not null,
    created_at  timestamptz not null,
    created_by  text not null,
    unique (team, name)
);
create table suite_file (
    suite_id text not null references suite on delete cascade,
    path     text not null,
    content  bytea not null,
    primary key (suite_id, path)
);
-- One answer an endpoint gave; an evaluation that was interrupted does not ask twice, another may share it
create table evaluation_response (
    evaluation_id text not null references evaluation on delete cascade,
    request_hash  text not null,
    team          text not null,
    target_id     text not null,
    response      text not null,
    created_at    timestamptz not null,
    primary key (evaluation_id, request_hash)
);
create index evaluation_response_cache on evaluation_response (team, target_id, request_hash, created_at desc);
alter table evaluation add column source text not null default 'landbridge';
alter table evaluation add column options text;
alter table evaluation add column scores text;
alter table evaluation add column failed_requests integer not null default 0;
alter table evaluation add column retries integer not null default 0;
alter table evaluation add column cached integer not null default 0;
alter table evaluation add column prompt_tokens bigint not null default 0;
alter table evaluation add column completion_tokens bigint not null default 0;
alter table evaluation add column latency_p50 double precision;
alter table evaluation add column latency_p95 double precision;
alter table evaluation add column eta_seconds integer;
alter table evaluation drop constraint evaluation_target;
alter table evaluation add constraint evaluation_target
    check (num_nonnulls(deployment_id, endpoint_id) = 1 or source = 'lm-eval');
