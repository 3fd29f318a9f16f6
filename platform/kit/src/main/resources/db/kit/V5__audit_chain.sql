-- The audit log as one hash chain for each team. An event gets its place when its transaction commits: only then is the
-- end of the chain locked, for no longer than the commit takes, so that writers cannot block each other with the locks
-- of their work, and an event of a transaction that dies leaves no gap.
create table audit_chain (
    team     text primary key,
    sequence bigint not null,
    digest   text not null
) with (fillfactor = 50);

create table audit_link (
    event_id        text primary key,
    service         text not null,
    team            text not null,
    sequence        bigint not null,
    previous_digest text not null,
    digest          text not null,
    unique (team, sequence)
);

create index audit_event_actor on audit_event (team, actor, id desc);
create index audit_event_action on audit_event (team, action, id desc);
create index audit_event_time on audit_event (team, at);

create function audit_json(value text) returns text language sql immutable as
$$ select coalesce(to_json(value)::text, 'null') $$;

-- RFC 8785: members in order, no white space. The same text is made by dev.landbridge.formats.audit.AuditLink.
create function audit_append(event audit_event, service text) returns void language plpgsql set search_path from current as
$$
declare
    genesis  constant text := repeat('0', 64);
    place    bigint;
    previous text;
    content  text;
    digest_  text;
begin
    select c.sequence + 1, c.digest into place, previous from audit_chain c where c.team = event.team for update;
    if not found then
        insert into audit_chain values (event.team, 0, genesis) on conflict do nothing;
        select c.sequence + 1, c.digest into place, previous from audit_chain c where c.team = event.team for update;
    end if;
    content := '{"action":' || audit_json(event.action)
        || ',"actor":' || audit_json(event.actor)
        || ',"actor_name":' || audit_json(event.actor_name)
        || ',"at":"' || to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || '","detail":' || audit_json(event.detail)
        || ',"id":' || audit_json(event.id)
        || ',"previous_digest":"' || previous
        || '","request_id":' || audit_json(event.request_id)
        || ',"sequence":' || place
        || ',"service":' || audit_json(service)
        || ',"subject_id":' || audit_json(event.subject_id)
        || ',"subject_kind":' || audit_json(event.subject_kind)
        || ',"team":' || audit_json(event.team) || '}';
    digest_ := encode(sha256(convert_to(content, 'UTF8')), 'hex');
    insert into audit_link values (event.id, service, event.team, place, previous, digest_);
    update audit_chain c set sequence = place, digest = digest_ where c.team = event.team;
end
$$;

create function audit_link_new() returns trigger language plpgsql set search_path from current as
$$
begin
    perform audit_append(new, tg_table_schema::text);
    return null;
end
$$;

create function audit_refuse() returns trigger language plpgsql as
$$
begin
    raise exception 'the audit log is append-only: % of % is refused', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

do
$$
declare
    event audit_event;
begin
    for event in select * from audit_event order by id loop
        perform audit_append(event, current_schema()::text);
    end loop;
end
$$;

create constraint trigger audit_event_linked after insert on audit_event
    deferrable initially deferred for each row execute function audit_link_new();
create trigger audit_event_kept before update or delete on audit_event
    for each row execute function audit_refuse();
create trigger audit_event_not_emptied before truncate on audit_event
    for each statement execute function audit_refuse();
create trigger audit_link_kept before update or delete on audit_link
    for each row execute function audit_refuse();
create trigger audit_link_not_emptied before truncate on audit_link
    for each statement execute function audit_refuse();
create trigger audit_chain_grows before update on audit_chain
    for each row when (new.team <> old.team or new.sequence <> old.sequence + 1) execute function audit_refuse();
create trigger audit_chain_kept before delete on audit_chain
    for each row execute function audit_refuse();
create trigger audit_chain_not_emptied before truncate on audit_chain
    for each statement execute function audit_refuse();
