-- What an operator changed in the catalogue of platform/silicon. Append-only: the newest change of a row counts,
-- and one without a document gives the shipped row back.
create table silicon_change (
    seq         bigint generated always as identity primary key,
    kind        text not null,
    row_key     text not null,
    revision    integer not null,
    document    text,
    reason      text not null,
    changed_by  text not null,
    changed_at  timestamptz not null,
    unique (kind, row_key, revision)
);
