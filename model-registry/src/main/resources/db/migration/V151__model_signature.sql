create table model_signature (
    version_id  text not null,
    key_id      text not null,
    team        text not null,
    root_digest text not null,
    bundle      text not null,
    signed_at   timestamptz not null,
    primary key (version_id, key_id)
);
