create table work_item (
    id          text primary key,
    kind        text not null,
    subject_id  text not null,
    team        text not null,
    state       text not null default 'READY' check (state in ('READY', 'CLAIMED', 'DONE', 'DEAD')),
    run_after   timestamptz not null default now(),
    attempt     integer not null default 0,
    fence       bigint not null default 0,
    owner       text,
    lease_until timestamptz,
    requeued    boolean not null default false,
    last_error  text,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    unique (kind, subject_id)
);
create index work_item_due on work_item (kind, run_after) where state in ('READY', 'CLAIMED');
