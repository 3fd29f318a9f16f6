-- What was asked for, and what the engine says it runs with
alter table deployment add column switches text;
alter table deployment add column engine_switches text;
