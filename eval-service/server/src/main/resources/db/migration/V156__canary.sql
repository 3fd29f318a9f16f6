create table canary (
    id                    text primary key,
    team                  text not null,
    model                 text not null,
    model_version         integer not null,
    model_version_id      text not null,
    deployment_id         text not null,
    golden_trace_id       text not null references golden_trace,
    certificate_id        text,
    profile               text not null,
    prompts               integer not null,
    interval_seconds      integer not null,
    recertify_before_days integer not null,
    outcome               text not null,
    message               text not null,
    fingerprint_digest    text,
    recertification       text,
    checks                bigint not null,
    created_at            timestamptz not null,
    created_by            text not null,
    checked_at            timestamptz,
    version               bigint not null,
    unique (team, deployment_id)
);
create index canary_team on canary (team, id desc);
create table canary_check (
    id            text primary key,
    canary_id     text not null references canary on delete cascade,
    checked_at    timestamptz not null,
    outcome       text not null,
    message       text not null,
    prompts       integer not null,
    positions     bigint not null,
    mean_kl       double precision,
    floor_mean_kl double precision,
    self_kl       double precision,
    flips         bigint,
    p99_delta     double precision,
    unanswered    bigint not null
);
create index canary_check_newest on canary_check (canary_id, id desc);
-- What a person, or a new parity run, has to answer; open until closed_at
create table canary_event (
    id             text primary key,
    canary_id      text not null references canary on delete cascade,
    team           text not null,
    kind           text not null,
    message        text not null,
    certificate_id text,
    parity_run_id  text,
    outcome        text,
    opened_at      timestamptz not null,
    closed_at      timestamptz
);
create index canary_event_newest on canary_event (canary_id, id desc);
