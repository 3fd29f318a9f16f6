create table experiment (
    id          text primary key,
    team        text not null,
    name        text not null,
    description text not null default '',
    created_at  timestamptz not null,
    created_by  text not null,
    version     bigint not null,
    unique (team, name)
);

create table run (
    id                  text primary key,
    team                text not null,
    name                text not null,
    experiment          text not null,
    recipe              text not null,
    preset              text not null,
    state               text not null,
    message             text not null default '',
    pool                text not null,
    silicon             text not null,
    target_chip         text not null,
    dataset_name        text not null,
    dataset_version     integer not null,
    dataset_digest      text not null,
    parameters          text not null,
    register_as         text not null default '',
    preflight           text,
    model_version       text,
    created_at          timestamptz not null,
    created_by          text not null,
    started_at          timestamptz,
    finished_at         timestamptz,
    cancel_requested_at timestamptz,
    version             bigint not null
);
create index run_team on run (team, id desc);
create index run_experiment on run (team, experiment, id desc);

-- Changes many times a second while a run trains, hence apart from the run itself.
create table run_progress (
    run_id      text primary key references run (id),
    team        text not null,
    step        bigint not null default 0,
    total_steps bigint not null default 0,
    tokens      bigint not null default 0,
    updated_at  timestamptz not null default now()
);

create table attempt (
    id              text primary key,
    run_id          text not null references run (id),
    team            text not null,
    number          integer not null,
    state           text not null,
    pool            text not null,
    silicon         text not null,
    host            text not null,
    pid             bigint,
    pid_started_at  timestamptz,
    from_step       bigint not null,
    to_step         bigint,
    reason          text,
    started_at      timestamptz not null,
    finished_at     timestamptz,
    version         bigint not null,
    unique (run_id, number)
);

create table checkpoint (
    run_id     text not null references run (id),
    step       bigint not null,
    team       text not null,
    attempt    integer not null,
    path       text not null,
    digest     text not null,
    size       bigint not null,
    created_at timestamptz not null,
    primary key (run_id, step)
);

create sequence run_metric_sequence;
create table run_metric (
    run_id text not null references run (id),
    key    text not null,
    step   bigint not null,
    team   text not null,
    value  double precision not null,
    at     timestamptz not null,
    seq    bigint not null default nextval('run_metric_sequence'),
    primary key (run_id, key, step)
);
create index run_metric_seq on run_metric (run_id, seq);

create table run_log (
    run_id text not null references run (id),
    n      bigint not null,
    team   text not null,
    at     timestamptz not null,
    level  text not null,
    text   text not null,
    primary key (run_id, n)
);

create table health_finding (
    id       text primary key,
    run_id   text not null references run (id),
    team     text not null,
    attempt  integer not null,
    kind     text not null,
    severity text not null,
    step     bigint not null,
    message  text not null,
    at       timestamptz not null,
    unique (run_id, attempt, kind)
);

create table ledger_entry (
    id             text primary key,
    team           text not null,
    run_id         text not null,
    attempt        integer not null,
    pool           text not null,
    silicon        text not null,
    devices        integer not null,
    started_at     timestamptz not null default now(),
    finished_at    timestamptz,
    unique (run_id, attempt)
);
create index ledger_entry_team on ledger_entry (team, started_at);
create index ledger_entry_open on ledger_entry (pool) where finished_at is null;
