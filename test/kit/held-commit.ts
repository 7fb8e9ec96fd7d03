// The moment before a commit (提交之前): a transaction has done everything but that, for as long as a test likes.
import { Client } from 'pg';

/** `isHeld` answers once a commit waits; `release` lets it and all later ones through. */
export type Hold = { isHeld: () => Promise<void>; release: () => Promise<void> };

const lockKey = 7_586_258;
const hold = `
  create function hold_commit() returns trigger language plpgsql as $$ begin
    perform pg_advisory_xact_lock(${lockKey});
    return null;
  end $$;`;
const waiting = `select from pg_locks where locktype = 'advisory' and objid = ${lockKey} and not granted`;

/** Holds every commit that adds a row to `table`. `url` is the owner's; a database that is killed meanwhile holds nothing any more. */
export async function holdCommits(url: string, table: 'fact' | 'jurisdiction'): Promise<Hold> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await client.query(`${hold} create constraint trigger hold_commit after insert on ${table}
    deferrable initially deferred for each row execute function hold_commit()`);
  await client.query(`select pg_advisory_lock(${lockKey})`);
  const isHeld = async () => {
    while ((await client.query(waiting)).rowCount === 0);
  };
  return { isHeld, release: () => client.end().catch(() => {}) };
}
