-- Models and versions can be described, tagged, renamed and taken away. What is taken away stays as a row, so that
-- evidence, approvals and the audit keep their subject and a version number is never given twice.
alter table model
    add column licence        text,
    add column intended_use   text,
    add column latest_version integer,
    add column versions_count integer not null default 0,
    add column deleted_at     timestamptz;
update model set versions_count = next_version - 1, latest_version = nullif(next_version - 1, 0);
create index model_updated on model (team, updated_at desc, name) where deleted_at is null;
create index model_created on model (team, created_at desc, name) where deleted_at is null;

alter table model_version
    add column description     text not null default '',
    add column source          text,
    add column run_link        text,
    add column logged_model_id text,
    add column updated_at      timestamptz,
    add column deleted_at      timestamptz;
update model_version set updated_at = created_at;
alter table model_version alter column updated_at set not null;
create index model_version_updated on model_version (team, updated_at desc, model, version desc)
    where deleted_at is null;
create index model_version_created on model_version (team, created_at desc, model, version desc)
    where deleted_at is null;
create index model_version_run on model_version (team, run_id) where run_id is not null;

-- A rename follows the foreign keys. Evidence, approvals and releases have none: a model they speak of keeps its name.
alter table model_version drop constraint model_version_team_model_fkey,
    add foreign key (team, model) references model (team, name) on update cascade;
alter table model_alias add foreign key (team, model) references model (team, name) on update cascade;
alter table model_alias_move add foreign key (team, model) references model (team, name) on update cascade;
alter table dataset_use add foreign key (team, model) references model (team, name) on update cascade;

create table model_tag (
    team  text not null,
    model text not null,
    key   text not null,
    value text not null,
    primary key (team, model, key),
    foreign key (team, model) references model (team, name) on update cascade
);
-- values may be longer than an index row, so the index keeps their beginnings
create index model_tag_value on model_tag (team, key, left(value, 128));
create table version_tag (
    team    text not null,
    model   text not null,
    version integer not null,
    key     text not null,
    value   text not null,
    primary key (team, model, version, key),
    foreign key (team, model, version) references model_version (team, model, version) on update cascade
);
create index version_tag_value on version_tag (team, key, left(value, 128));
