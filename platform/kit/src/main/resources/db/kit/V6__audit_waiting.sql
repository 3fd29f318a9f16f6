-- Concurrent writers of one team commit together. A transaction that finds the end of the chain in the hands of another
-- one, which is on its way to the disk with it, does not wait: its event is committed with a note that its link is
-- missing. Whoever holds the end next links what is noted, in the order it was written, before anything of its own.
create table audit_waiting (
    place    bigint generated always as identity,
    team     text not null,
    event_id text not null,
    primary key (team, place)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- How many were linked. Each statement sees what was committed before the end of the chain came into our hands, so that
-- an event that somebody could have read before writing another one always comes first.
create function audit_catch_up(owner text) returns integer language plpgsql set search_path from current as
$$
declare
    event audit_event;
    linked integer := 0;
begin
    if not exists (select 1 from audit_waiting w where w.team = owner) then
        return 0;
    end if;
    perform 1 from audit_chain c where c.team = owner for update;
    for event in
        select e.* from audit_waiting w join audit_event e on e.id = w.event_id and e.team = w.team
         where w.team = owner order by w.place
    loop
        perform audit_append(event, current_schema()::text);
        linked := linked + 1;
    end loop;
    delete from audit_waiting w
     where w.team = owner and exists (select 1 from audit_link l where l.event_id = w.event_id);
    return linked;
end
$$;

create or replace function audit_link_new() returns trigger language plpgsql set search_path from current as
$$
begin
    perform 1 from audit_chain c where c.team = new.team for update skip locked;
    if not found and exists (select 1 from audit_chain c where c.team = new.team) then
        insert into audit_waiting (team, event_id) values (new.team, new.id);
    else
        perform audit_catch_up(new.team);
        perform audit_append(new, current_schema()::text);
    end if;
    return null;
end
$$;

create trigger audit_waiting_kept before update on audit_waiting
    for each row execute function audit_refuse();
create trigger audit_waiting_not_emptied before truncate on audit_waiting
    for each statement execute function audit_refuse();
