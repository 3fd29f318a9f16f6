alter table golden_trace add column corpus text;
