create table registry_event (
    id           text primary key,
    team         text not null,
    type         text not null,
    subject_kind text not null,
    subject_id   text not null,
    body         text not null,
    occurred_at  timestamptz not null
);
create index registry_event_team on registry_event (team, id desc);
create index registry_event_type on registry_event (team, type, id desc);
create table webhook (
    id         text primary key,
    team       text not null,
    url        text not null,
    types      text not null,
    secret     text not null,
    enabled    boolean not null,
    created_at timestamptz not null,
    created_by text not null
);
create index webhook_team on webhook (team, id);
create table webhook_delivery (
    id         text primary key,
    team       text not null,
    webhook_id text not null references webhook (id) on delete cascade,
    event_id   text not null references registry_event (id),
    type       text not null,
    state      text not null check (state in ('PENDING', 'DELIVERED', 'FAILED')),
    attempts   integer not null default 0,
    status     integer,
    error      text,
    next_try   timestamptz,
    created_at timestamptz not null,
    ended_at   timestamptz,
    unique (webhook_id, event_id)
);
create index webhook_delivery_newest on webhook_delivery (webhook_id, id desc);
