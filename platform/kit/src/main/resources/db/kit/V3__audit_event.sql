create table audit_event (
    id           text primary key,
    at           timestamptz not null default now(),
    team         text not null,
    actor        text not null,
    actor_name   text not null,
    action       text not null,
    subject_kind text not null,
    subject_id   text not null,
    detail       text,
    request_id   text
);
create index audit_event_subject on audit_event (team, subject_kind, subject_id, id desc);
create index audit_event_team on audit_event (team, id desc);
