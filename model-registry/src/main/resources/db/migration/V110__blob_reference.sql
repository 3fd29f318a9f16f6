-- The bytes of the installation: one row a content, whoever has it. Whoever publishes or deletes the bytes holds its row.
create table blob_content (
    sha256    text primary key,
    size      bigint not null,
    stored_at timestamptz not null default now(),
    -- the last time somebody sent it; the grace period of collection starts here
    used_at   timestamptz not null default now(),
    -- what the ingest check found, and whether it counts only under a name that frameworks unpickle
    finding         text,
    finding_by_name boolean not null default false
);
insert into blob_content (sha256, size) select sha256, max(size) from blob group by sha256;

alter table blob add column used_at timestamptz not null default now();
alter table blob add foreign key (sha256) references blob_content (sha256);
create index blob_content_of on blob (sha256);

-- Who needs a blob. The foreign key is the last line: a referenced blob cannot be deleted, whatever the code does.
create table blob_reference (
    team       text not null,
    owner_kind text not null,
    owner_id   text not null,
    sha256     text not null,
    primary key (team, owner_kind, owner_id, sha256),
    foreign key (team, sha256) references blob (team, sha256)
);
create index blob_reference_blob on blob_reference (team, sha256);

insert into blob_reference (team, owner_kind, owner_id, sha256)
select distinct v.team, 'model-version', v.id, file ->> 'sha256'
  from model_version v, json_array_elements(v.files::json) file
  join blob b on b.sha256 = file ->> 'sha256'
 where b.team = v.team;
insert into blob_reference (team, owner_kind, owner_id, sha256)
select distinct d.team, 'dataset', d.id, split -> 'file' ->> 'sha256'
  from dataset_version d, json_array_elements(d.splits::json) split
  join blob b on b.sha256 = split -> 'file' ->> 'sha256'
 where b.team = d.team;

create table storage_usage (
    team  text primary key,
    blobs bigint not null,
    bytes bigint not null
);
insert into storage_usage (team, blobs, bytes) select team, count(*), sum(size) from blob group by team;

-- The secret that signs transfer addresses, shared by all replicas
create table transfer_key (
    id         integer primary key check (id = 1),
    secret     bytea not null,
    created_at timestamptz not null default now()
);
