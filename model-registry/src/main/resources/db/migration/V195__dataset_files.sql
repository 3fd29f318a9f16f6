-- What lies beside the splits of a dataset, such as its card; and repositories that were made before their first files.
alter table dataset_version add column files text not null default '[]';
create table dataset_repository (
    team       text not null,
    name       text not null,
    created_at timestamptz not null default now(),
    created_by text not null,
    primary key (team, name)
);
