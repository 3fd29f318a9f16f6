-- What was delivered is deleted from now on; the index finds an older event of the same key, however many wait.
delete from outbox_event where delivered_at is not null;
drop index outbox_event_pending;
alter table outbox_event drop column delivered_at;
create index outbox_event_order on outbox_event (topic, key, id);
