create table outbox_event (
    id           bigint generated always as identity primary key,
    topic        text not null,
    key          text not null,
    team         text not null,
    payload      text not null,
    created_at   timestamptz not null default now(),
    attempt      integer not null default 0,
    next_try     timestamptz not null default now(),
    last_error   text,
    delivered_at timestamptz
);
create index outbox_event_pending on outbox_event (id) where delivered_at is null;
