-- What a search for words looks at in the model itself, in lower case once and not at every search.
alter table model add column words text
    generated always as (lower(name || ' ' || description || ' ' || coalesce(licence, ''))) stored;
-- "name LIKE 'llama-%'" is a range of this index, whatever the database's collation
create index model_name_pattern on model (team, name text_pattern_ops) where deleted_at is null;
