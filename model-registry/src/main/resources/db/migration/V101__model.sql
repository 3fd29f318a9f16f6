create table model (
    id          text primary key,
    team        text not null,
    name        text not null,
    description text not null,
    next_version integer not null default 1,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    created_by  text not null,
    row_version bigint not null,
    unique (team, name)
);
create table model_version (
    id                text primary key,
    team              text not null,
    model             text not null,
    version           integer not null,
    status            text not null,
    digest            text not null,
    size              bigint not null,
    files             text not null,
    config            text,
    parameters        bigint not null,
    tensors           text not null,
    dataset_name      text,
    dataset_version   integer,
    dataset_digest    text,
    run_id            text,
    attempt           integer not null,
    checkpoint_step   bigint not null,
    checkpoint_digest text,
    recipe            text,
    facts             text not null,
    created_at        timestamptz not null,
    created_by        text not null,
    row_version       bigint not null,
    unique (team, model, version),
    foreign key (team, model) references model (team, name)
);
create index model_version_newest on model_version (team, id desc);
create table dataset_version (
    id          text primary key,
    team        text not null,
    name        text not null,
    version     integer not null,
    description text not null,
    digest      text not null,
    splits      text not null,
    row_schema  text not null,
    provenance  text not null,
    created_at  timestamptz not null,
    created_by  text not null,
    unique (team, name, version)
);
create table dataset_use (
    team            text not null,
    dataset_name    text not null,
    dataset_version integer not null,
    model           text not null,
    version         integer not null,
    primary key (team, dataset_name, dataset_version, model, version)
);
create table model_alias (
    team          text not null,
    model         text not null,
    name          text not null,
    version       integer not null,
    chip          text,
    release_id    text,
    deployment_id text,
    moved_at      timestamptz not null,
    moved_by      text not null,
    primary key (team, model, name)
);
create table model_alias_move (
    id           bigint generated always as identity primary key,
    team         text not null,
    model        text not null,
    name         text not null,
    from_version integer,
    to_version   integer not null,
    chip         text,
    release_id   text,
    moved_at     timestamptz not null,
    moved_by     text not null
);
create index model_alias_move_alias on model_alias_move (team, model, name, id desc);
create table evidence (
    id                 text primary key,
    team               text not null,
    model              text not null,
    version            integer not null,
    kind               text not null
        check (kind in ('PORTABILITY', 'EVALUATION', 'GOLDEN_TRACE', 'PARITY', 'CERTIFICATE')),
    verdict            text not null,
    chip               text,
    numerics           text,
    summary            text not null,
    reference_id       text not null,
    digest             text not null,
    weights_digest     text not null,
    deployment_id      text,
    fingerprint_digest text,
    fault              text not null,
    suite              text,
    score              double precision,
    basis_id           text,
    expires_at         timestamptz,
    created_at         timestamptz not null,
    unique (team, kind, reference_id)
);
create index evidence_version on evidence (team, model, version, id desc);
create table approval (
    release_id   text primary key,
    team         text not null,
    model        text not null,
    version      integer not null,
    alias        text not null,
    chip         text not null,
    decision     text not null check (decision in ('approve', 'reject')),
    comment      text not null,
    requested_by text not null,
    decided_by   text not null,
    decided_at   timestamptz not null
);
create index approval_version on approval (team, model, version, alias, chip);
create table release (
    id                      text primary key,
    team                    text not null,
    model                   text not null,
    version                 integer not null,
    version_id              text not null,
    alias                   text not null,
    chip                    text not null,
    numerics                text not null,
    suite                   text not null,
    profile                 text not null,
    fault                   text not null,
    state                   text not null,
    message                 text not null,
    steps                   text not null,
    requested_by            text not null,
    requested_by_name       text not null,
    requested_at            timestamptz not null,
    approved_by             text,
    approved_at             timestamptz,
    evaluation_id           text,
    golden_trace_id         text,
    parity_run_id           text,
    certificate_id          text,
    deployment_id           text,
    reference_deployment_id text,
    cleaned                 boolean not null,
    row_version             bigint not null
);
create index release_newest on release (team, id desc);
