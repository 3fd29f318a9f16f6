create table deployment (
    id                 text primary key,
    team               text not null,
    model              text not null,
    model_version      integer not null,
    model_version_id   text not null,
    chip               text not null,
    numerics           text not null,
    role               text not null check (role in ('REFERENCE', 'CANDIDATE', 'SERVING')),
    fault              text,
    wanted             boolean not null default true,
    state              text not null check (state in ('PENDING', 'STARTING', 'READY', 'STOPPING', 'STOPPED', 'FAILED')),
    message            text,
    engine             text,
    engine_version     text,
    fingerprint        text,
    fingerprint_digest text,
    created_at         timestamptz not null,
    created_by         text not null,
    ready_at           timestamptz,
    row_version        bigint not null default 0
);
create index deployment_team on deployment (team, id desc);
create index deployment_wanted on deployment (id) where wanted;

create table replica (
    id             text primary key,
    deployment_id  text not null references deployment (id),
    team           text not null,
    index          integer not null,
    state          text not null check (state in ('STARTING', 'READY', 'STOPPED', 'FAILED')),
    pid            bigint,
    pid_started_at timestamptz,
    port           integer,
    restarts       integer not null default 0,
    loaded_digest  text,
    started_at     timestamptz,
    row_version    bigint not null default 0,
    unique (deployment_id, index)
);

create table route (
    team           text not null,
    name           text not null,
    deployment_id  text not null references deployment (id),
    alias          text,
    certificate_id text,
    release_id     text,
    updated_at     timestamptz not null,
    row_version    bigint not null default 0,
    primary key (team, name)
);
create index route_deployment on route (deployment_id);
