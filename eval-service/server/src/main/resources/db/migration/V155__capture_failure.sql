-- Attempts of a capture that brought no answer and were made again; the example is the first of its kind
create table capture_failure (
    owner_id text not null,
    part     text not null,
    kind     text not null,
    count    bigint not null,
    example  text not null,
    primary key (owner_id, part, kind)
);
