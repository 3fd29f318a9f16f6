-- Events reach webhooks and signatures in the transaction of their change now; nobody takes these any more.
-- What they would have signed is signed when its signature is asked for.
delete from outbox_event where topic = 'registry-event';
