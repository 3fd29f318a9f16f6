-- What a token may be used for; those made before may do everything their person may.
alter table personal_token
    add column scope text not null default 'release' check (scope in ('read', 'write', 'release'));
