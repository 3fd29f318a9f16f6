alter table blob_content add column inspected_at timestamptz;

create table upload (
    id              text primary key,
    team            text not null,
    state           text not null check (state in ('OPEN', 'COMPLETED', 'REFUSED')),
    sha256          text,
    size            bigint,
    file_name       text not null,
    part_size       bigint not null,
    -- the blob store's name of the parts; null when nothing has to be sent
    handle          text,
    already_present boolean not null default false,
    message         text,
    created_at      timestamptz not null default now(),
    created_by      text not null,
    expires_at      timestamptz not null
);
create index upload_expiry on upload (expires_at);

create table quarantine (
    team       text not null,
    sha256     text not null references blob_content (sha256),
    file_name  text not null,
    finding    text not null,
    state      text not null check (state in ('HELD', 'ALLOWED', 'REMOVED')),
    created_at timestamptz not null default now(),
    created_by text not null,
    allowed_by text,
    allowed_at timestamptz,
    reason     text,
    primary key (team, sha256)
);
create index quarantine_of on quarantine (sha256);

create table storage_limit (
    team                  text primary key,
    max_files_per_version integer not null,
    max_file_bytes        bigint not null,
    max_bytes             bigint not null,
    updated_at            timestamptz not null default now(),
    updated_by            text not null
);

create table storage_check (
    id           text primary key,
    team         text not null,
    state        text not null check (state in ('RUNNING', 'SUCCEEDED', 'FAILED')),
    checked      bigint not null default 0,
    total        bigint not null,
    last_sha256  text not null default '',
    requested_by text not null,
    created_at   timestamptz not null default now(),
    finished_at  timestamptz
);
create table storage_check_finding (
    check_id text not null references storage_check (id),
    sha256   text not null,
    problem  text not null,
    primary key (check_id, sha256)
);
