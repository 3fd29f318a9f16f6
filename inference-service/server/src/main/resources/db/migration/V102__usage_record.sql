-- One row a forwarded request. It is inserted as 'started', its running totals are refreshed while a stream is open,
-- and it gets its final status before the client sees the end of the answer.
create table usage_record (
    id                text primary key,
    team              text not null,
    request_id        text not null,
    key_id            text,
    key_name          text not null,
    model             text not null,
    requested_model   text not null,
    model_version     integer not null,
    deployment_id     text not null,
    chip              text not null,
    status            text not null check (status in ('started', 'ok', 'client_closed', 'error')),
    stream            boolean not null,
    prompt_tokens     bigint not null default 0,
    completion_tokens bigint not null default 0,
    reasoning_tokens  bigint not null default 0,
    cached_tokens     bigint not null default 0,
    ttft_ms           bigint,
    duration_ms       bigint,
    node              text not null,
    at                timestamptz not null
);
create index usage_record_team on usage_record (team, id desc);
create index usage_record_time on usage_record (team, at);
create index usage_record_open on usage_record (node) where status = 'started';
