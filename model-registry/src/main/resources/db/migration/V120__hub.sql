-- Who may see a model: its team, everybody who is signed in, or everybody whose request was approved.
alter table model add column visibility text not null default 'team'
    check (visibility in ('team', 'internal', 'gated'));
create index model_open on model (team, name) where visibility <> 'team';

-- The name of a version in the Hugging Face protocol: 40 hex digits that never change. CommitSha computes the same.
alter table model_version add column commit_sha text
    generated always as (substr(md5(id || ':' || digest) || md5(digest || ':' || id), 1, 40)) stored;
create unique index model_version_commit on model_version (team, model, commit_sha);

-- Versions that came as commits; those that came by other doors have no row and follow the one before them on main.
create table hub_commit (
    team           text not null,
    model          text not null,
    version        integer not null,
    branch         text not null,
    parent_version integer not null,
    title          text not null,
    message        text not null,
    author         text not null,
    primary key (team, model, version),
    foreign key (team, model, version) references model_version (team, model, version) on update cascade
);
create index hub_commit_branch on hub_commit (team, model, version) where branch <> 'main';

-- Branches beside main, and tags whose names cannot be aliases; version 0 is the empty beginning.
create table hub_ref (
    team       text not null,
    model      text not null,
    name       text not null,
    kind       text not null check (kind in ('branch', 'tag')),
    version    integer not null,
    created_at timestamptz not null,
    created_by text not null,
    primary key (team, model, name),
    foreign key (team, model) references model (team, name) on update cascade
);

-- Who asked to read a gated model, and what became of it.
create table access_request (
    id             text primary key,
    team           text not null,
    model          text not null,
    subject        text not null,
    name           text not null,
    requester_team text not null,
    message        text not null,
    state          text not null check (state in ('pending', 'approved', 'rejected')),
    comment        text not null,
    created_at     timestamptz not null,
    decided_at     timestamptz,
    decided_by     text,
    unique (team, model, subject),
    foreign key (team, model) references model (team, name) on update cascade
);
create index access_request_newest on access_request (team, id desc);
create index access_request_mine on access_request (subject, id desc);
