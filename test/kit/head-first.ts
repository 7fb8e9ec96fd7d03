// A watch over the order of locks (加锁次序): once this SQL is run, a change of any table fails that comes before the journal's head is locked.

/**
 * Whoever writes waits for the journal's head before holding a row of any other table: two who lock in different orders
 * would wait for each other. A new city has no head yet, and nobody else knows of it.
 */
export const headFirst = `
  create function insist_on_head() returns trigger language plpgsql as $$ begin
    if not exists (select from pg_locks where pid = pg_backend_pid() and relation = 'journal_head'::regclass
      and mode in ('RowShareLock', 'RowExclusiveLock'))
    then raise exception 'the head was not locked before a change of %', tg_table_name; end if;
    return null;
  end $$;
  do $$ declare name text; begin
    for name in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname not in ('journal_head', 'jurisdiction')
    loop
      execute format('create trigger a_head_first before insert or update or delete on %I
        for each statement execute function insist_on_head()', name);
    end loop;
  end $$`;
