-- Files that clients write beside versions: one tree a team. Byte order makes a directory one range of the key.
create table artifact (
    team       text not null,
    path       text collate "C" not null,
    sha256     text not null,
    size       bigint not null,
    written_at timestamptz not null,
    written_by text not null,
    primary key (team, path)
);
-- a run's files lie under <experiment>/<run>/artifacts, a logged model's under <experiment>/models/<id>/artifacts
create index artifact_run on artifact (team, split_part(path, '/', 2));
create index artifact_logged_model on artifact (team, split_part(path, '/', 3));
