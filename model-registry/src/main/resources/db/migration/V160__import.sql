-- A version being fetched from another registry. The row says all that a process needs to go on with it.
create table version_import (
    id              text primary key,
    team            text not null,
    source          text not null,
    endpoint        text not null,
    repo            text not null,
    revision        text not null,
    source_commit   text,
    licence         text,
    model           text not null,
    sealed_token    text,
    facts           text not null,
    state           text not null,
    message         text not null,
    files           int not null default 0,
    total_files     int not null default 0,
    bytes           bigint not null default 0,
    total_bytes     bigint not null default 0,
    failures        int not null default 0,
    version         int,
    created_at      timestamptz not null,
    created_by      text not null,
    created_by_name text not null,
    finished_at     timestamptz,
    row_version     bigint not null
);
create index version_import_team on version_import (team, id);

create table version_import_file (
    import_id  text not null references version_import (id),
    path       text not null,
    size       bigint not null,
    -- what the source says the content is: SHA-256, or the SHA-1 of git's blob; both null when it says nothing
    sha256     text,
    git_sha1   text,
    -- the blob store's name of the parts that are here
    parts      text,
    -- SHA-256 of the content that the team has now; null while it is missing
    stored     text,
    primary key (import_id, path)
);
