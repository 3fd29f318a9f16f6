create table portability_report (
    id            text primary key,
    team          text not null,
    subject       text not null,
    chip          text not null,
    verdict       text not null,
    report        text not null,
    created_at    timestamptz not null,
    created_by    text not null
);
create index portability_report_team on portability_report (team, id desc);
