-- Whether the task part of a parity run may end before its last item.
alter table parity_run add column early_stop boolean not null default false;
