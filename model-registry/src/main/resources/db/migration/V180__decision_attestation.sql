-- Verification summaries of gate decisions with the documents they name by digest. Without a policy document the decision
-- is from before they were kept. Another key of the registry signs again. A rename of a model changes its decisions, but nothing that was signed.
create table decision_attestation (
    decision_id text not null references gate_decision,
    team        text not null,
    record      text not null,
    policy      text,
    bundle      text not null,
    sha256      text not null,
    key_id      text not null,
    signed_at   timestamptz not null,
    primary key (decision_id, key_id)
);
create function refuse_attestation_change() returns trigger language plpgsql as $$
begin
    raise exception 'signed decisions are append-only';
end $$;
create trigger decision_attestation_append_only before update or delete on decision_attestation
    for each row execute function refuse_attestation_change();
