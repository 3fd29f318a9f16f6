-- Every save of a policy; the newest one of a place holds, a null document takes the place back. Without a model it
-- is for every model. A rename follows the foreign keys, so that no model gets rid of its policy by another name.
create table release_policy (
    team     text not null,
    model    text,
    alias    text not null,
    version  integer not null,
    document text,
    saved_at timestamptz not null,
    saved_by text not null,
    foreign key (team, model) references model (team, name) on update cascade
);
create unique index release_policy_place on release_policy (team, coalesce(model, ''), alias, version);
create table waiver (
    id           text primary key,
    team         text not null,
    model        text not null,
    version      integer not null,
    alias        text not null,
    chip         text not null,
    requirement  text not null,
    reason       text not null,
    until        timestamptz not null,
    granted_by   text not null,
    granted_by_name text not null,
    granted_at   timestamptz not null,
    revoked_at   timestamptz,
    revoked_by   text,
    foreign key (team, model) references model (team, name) on update cascade
);
create index waiver_version on waiver (team, model, version, id desc);
-- Several people may decide about one release.
alter table approval drop constraint approval_pkey;
alter table approval add column decided_by_name text not null default '';
alter table approval add column roles text not null default 'releaser';
alter table approval add primary key (release_id, decided_by);
-- The facts a piece of evidence is bound to, beside the weights, the fingerprint and the end it has already.
alter table evidence add column tokenizer_digest text not null default '';
alter table evidence add column chat_template_digest text not null default '';
alter table evidence add column rules_version text not null default '';
create index evidence_team on evidence (team, id desc);
-- The newest fingerprint seen of what serves in a deployment's place.
create table deployment_fingerprint (
    team               text not null,
    deployment_id      text not null,
    fingerprint_digest text not null,
    seen_at            timestamptz not null,
    primary key (team, deployment_id)
);
-- What the gate decided, by which policy, on which facts.
create table gate_decision (
    id              text primary key,
    team            text not null,
    model           text not null,
    version         integer not null,
    alias           text not null,
    chip            text,
    allowed         boolean not null,
    policy          text,
    policy_digest   text,
    release_id      text,
    decided_for     text not null,
    decided_at      timestamptz not null,
    subject         text not null,
    inputs          text not null,
    gates           text not null,
    foreign key (team, model) references model (team, name) on update cascade
);
create index gate_decision_alias on gate_decision (team, model, alias, id desc);
alter table model_alias_move add column kind text not null default 'promotion';
alter table model_alias_move add column reason text;
alter table model_alias_move add column decision_id text;
