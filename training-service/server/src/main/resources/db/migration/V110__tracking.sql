-- Experiments and runs of MLflow clients, and one metric store for them and for the runs trained here.

-- The number is the experiment's id in the MLflow protocol; every team's experiment 'Default' is number 0 there.
create sequence experiment_number;
alter table experiment
    add column number            bigint not null default nextval('experiment_number'),
    add column artifact_location text,
    add column lifecycle         text   not null default 'active',
    add column updated_at        timestamptz;
update experiment set updated_at = created_at, number = case name when 'Default' then 0 else number end;
alter table experiment alter column updated_at set not null;
create unique index experiment_team_number on experiment (team, number);

create table experiment_tag (
    experiment_id text not null references experiment (id),
    key           text not null,
    team          text not null,
    value         text not null,
    primary key (experiment_id, key)
);

-- Times of the MLflow protocol are milliseconds since 1970.
create table tracked_run (
    id             uuid primary key,
    team           text   not null,
    experiment_id  text   not null references experiment (id),
    name           text   not null,
    status         text   not null,
    user_name      text   not null default '',
    started_at     bigint not null,
    ended_at       bigint,
    artifact_uri   text   not null,
    lifecycle      text   not null default 'active',
    deleted_at     bigint,
    -- set when Landbridge trains the run; its id is then that run's ULID
    managed_run_id text unique references run (id)
);
create index tracked_run_newest on tracked_run (team, experiment_id, started_at desc, id);

create table run_param (
    run_id uuid not null references tracked_run (id),
    key    text collate "C" not null,
    team   text not null,
    value  text not null,
    primary key (run_id, key)
);
create index run_param_value on run_param (team, key, left(value, 100));

create table run_tag (
    run_id uuid not null references tracked_run (id),
    key    text collate "C" not null,
    team   text not null,
    value  text not null,
    primary key (run_id, key)
);
create index run_tag_value on run_tag (team, key, left(value, 100));

-- One metric of one run with its newest point: greatest step, then time, then value.
create table metric_series (
    id         bigint generated always as identity primary key,
    run_id     uuid not null references tracked_run (id),
    key        text collate "C" not null,
    team       text not null,
    points     bigint not null,
    last_step  bigint not null,
    last_at    bigint not null,
    last_value double precision not null,
    unique (run_id, key)
) with (fillfactor = 80);

-- A point has its series' team. Equal points are one point, so a repeated request changes nothing.
create table metric_point (
    series_id bigint not null references metric_series (id),
    at        bigint not null,
    step      bigint not null,
    value     double precision not null,
    -- order of writing, for the live feed; only of runs trained here
    seq       bigint,
    primary key (series_id, at, step, value)
);
create index metric_point_seq on metric_point (series_id, seq) where seq is not null;
create index metric_point_step on metric_point (series_id, step) where seq is not null;

create table tracked_dataset (
    id            text primary key,
    team          text not null,
    experiment_id text not null references experiment (id),
    name          text not null,
    digest        text not null,
    source_type   text not null,
    source        text not null,
    schema        text,
    profile       text,
    unique (experiment_id, name, digest)
);

create table run_dataset (
    run_id     uuid not null references tracked_run (id),
    dataset_id text not null references tracked_dataset (id),
    team       text not null,
    context    text,
    tags       text not null,
    primary key (run_id, dataset_id)
);
create index run_dataset_dataset on run_dataset (dataset_id);

create table logged_model (
    id             text primary key,
    team           text   not null,
    experiment_id  text   not null references experiment (id),
    name           text   not null,
    artifact_uri   text   not null,
    status         text   not null,
    model_type     text   not null,
    source_run_id  text   not null,
    created_at     bigint not null,
    updated_at     bigint not null,
    lifecycle      text   not null default 'active'
);
create index logged_model_newest on logged_model (team, experiment_id, created_at desc, id);

create table logged_model_param (
    model_id text not null references logged_model (id),
    key      text not null,
    team     text not null,
    value    text not null,
    primary key (model_id, key)
);

create table logged_model_tag (
    model_id text not null references logged_model (id),
    key      text not null,
    team     text not null,
    value    text not null,
    primary key (model_id, key)
);

create table logged_model_metric (
    model_id       text not null references logged_model (id),
    key            text not null,
    at             bigint not null,
    step           bigint not null,
    run_id         uuid not null references tracked_run (id),
    team           text not null,
    value          double precision not null,
    dataset_name   text,
    dataset_digest text,
    primary key (model_id, key, at, step, run_id)
);

create table run_model (
    run_id    uuid not null references tracked_run (id),
    direction text not null,
    model_id  text not null,
    team      text not null,
    step      bigint not null,
    primary key (run_id, direction, model_id, step)
);

-- A run trained here keeps its ULID as the id in the MLflow protocol: 26 letters of Crockford's base 32 are 128 bits.
create function ulid_to_uuid(ulid text) returns uuid language plpgsql immutable as $$
declare
    bits text := '';
    letter text;
begin
    foreach letter in array string_to_array(lower(ulid), null) loop
        bits := bits || (position(letter in '0123456789abcdefghjkmnpqrstvwxyz') - 1)::bit(5)::text;
    end loop;
    return (lpad(to_hex(substr(bits, 3, 32)::bit(32)::int), 8, '0')
         || lpad(to_hex(substr(bits, 35, 32)::bit(32)::int), 8, '0')
         || lpad(to_hex(substr(bits, 67, 32)::bit(32)::int), 8, '0')
         || lpad(to_hex(substr(bits, 99, 32)::bit(32)::int), 8, '0'))::uuid;
end $$;

insert into tracked_run (id, team, experiment_id, name, status, user_name, started_at, ended_at, artifact_uri, managed_run_id)
select ulid_to_uuid(substr(r.id, 5)), r.team, e.id, r.name,
       case r.state when 'QUEUED' then 'SCHEDULED' when 'SUCCEEDED' then 'FINISHED' when 'FAILED' then 'FAILED'
                    when 'CANCELLED' then 'KILLED' else 'RUNNING' end,
       r.created_by,
       (extract(epoch from coalesce(r.started_at, r.created_at)) * 1000)::bigint,
       (extract(epoch from r.finished_at) * 1000)::bigint,
       'mlflow-artifacts:/' || e.number || '/' || replace(ulid_to_uuid(substr(r.id, 5))::text, '-', '') || '/artifacts',
       r.id
  from run r join experiment e on e.team = r.team and e.name = r.experiment;

insert into run_param (run_id, key, team, value)
select t.id, p.key, t.team, p.value
  from tracked_run t join run r on r.id = t.managed_run_id cross join lateral json_each_text(r.parameters::json) p
 where p.value is not null;

insert into run_tag (run_id, key, team, value)
select t.id, tag.key, t.team, tag.value
  from tracked_run t join run r on r.id = t.managed_run_id
 cross join lateral (values ('mlflow.runName', r.name), ('mlflow.user', r.created_by), ('mlflow.source.type', 'JOB'),
                            ('mlflow.source.name', r.recipe || '/' || r.preset), ('landbridge.run_id', r.id),
                            ('landbridge.recipe', r.recipe), ('landbridge.preset', r.preset),
                            ('landbridge.pool', r.pool), ('landbridge.silicon', r.silicon),
                            ('landbridge.target_chip', r.target_chip)) as tag (key, value);

insert into metric_series (run_id, key, team, points, last_step, last_at, last_value)
select t.id, m.key, t.team, count(*), max(m.step), (extract(epoch from max(m.at)) * 1000)::bigint,
       (array_agg(m.value order by m.step desc))[1]
  from run_metric m join tracked_run t on t.managed_run_id = m.run_id
 group by t.id, m.key, t.team;

insert into metric_point (series_id, at, step, value, seq)
select s.id, (extract(epoch from m.at) * 1000)::bigint, m.step, m.value, m.seq
  from run_metric m join tracked_run t on t.managed_run_id = m.run_id
  join metric_series s on s.run_id = t.id and s.key = m.key;

drop table run_metric;
drop function ulid_to_uuid(text);
