-- How often content arrived that is not what the source states; progress with other parts does not forgive it.
alter table version_import add column damages integer not null default 0;
