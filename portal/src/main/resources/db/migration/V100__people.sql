create table account (
    id            text primary key,
    name          text not null unique,
    display_name  text not null,
    password_hash text not null,
    operator      boolean not null default false,
    disabled      boolean not null default false,
    created_at    timestamptz not null,
    version       bigint not null default 0
);
create table team (
    name         text primary key,
    display_name text not null,
    created_at   timestamptz not null,
    version      bigint not null default 0
);
create table membership (
    team       text not null references team (name),
    account_id text not null references account (id),
    role       text not null check (role in ('viewer', 'member', 'releaser', 'admin')),
    since      timestamptz not null,
    primary key (team, account_id)
);
create index membership_account on membership (account_id);
create table session (
    digest     text primary key,
    account_id text not null references account (id),
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index session_expiry on session (expires_at);
create table personal_token (
    id           text primary key,
    account_id   text not null references account (id),
    name         text not null,
    prefix       text not null,
    digest       text not null unique,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index personal_token_account on personal_token (account_id, id desc);
