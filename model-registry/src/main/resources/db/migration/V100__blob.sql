create table blob (
    team       text not null,
    sha256     text not null,
    size       bigint not null,
    file_name  text not null,
    created_at timestamptz not null default now(),
    created_by text not null,
    primary key (team, sha256)
);
