// The door to the database (数据存储): checked, brought up to date, and entered as a role that owns nothing.
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { Refusal } from '../domain/refusal.ts';
import type { Database, Tx } from './database.ts';
import { isUnwelcome, refusalOf, unreachableAtStart } from './fault.ts';
import { migrate } from './migrate.ts';
import { checkSafety } from './safety.ts';
import { checkServerRole, prepareServerRole, refused, serverUrlFrom, withClient } from './server-role.ts';
import { types } from './values.ts';

export type Store = {
  /**
   * Does all of `work` or nothing, on the rows of one jurisdiction. Inside, use only `tx`.
   * `isStill`: reads one state of the database, whatever others save meanwhile, and saves nothing.
   * Throws what `work` throws, and Refusal database-unreachable, database-busy, database-full,
   * database-strained.
   */
  transaction: <T>(jurisdiction: string, work: (tx: Tx) => Promise<T>, kind?: { isStill: boolean }) => Promise<T>;
  close: () => Promise<void>;
};

type Input = { url: string; serverUrl?: string | undefined };

const connectionsMax = 10;
/** Settings of every transaction, and only of it: behind a shared pool a session's would be somebody else's. */
const limits = {
  synchronous_commit: 'on',
  statement_timeout: '30s',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '60s',
};

/**
 * `url` is the owner's: it migrates, and makes the server's role unless `serverUrl` is given.
 * Throws Refusal database-unreachable, database-refused, database-unsafe, database-too-old, database-newer.
 */
export async function openStore({ url, serverUrl }: Input): Promise<Store> {
  const given = serverUrl ?? serverUrlFrom(url);
  await entering('DATABASE_URL', () =>
    withClient(url, async (owner) => {
      await checkSafety(owner);
      await prepareServerRole(owner, given, serverUrl !== undefined);
      await migrate(owner);
    }),
  );
  await entering('DATABASE_SERVER_URL', () =>
    withClient(given, async (client) => {
      await checkServerRole(client);
      await checkSafety(client);
    }),
  );
  return storeAt(given);
}

async function entering(variable: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (isUnwelcome(fault)) throw refused(fault, variable);
    if (fault instanceof Refusal && fault.code === 'database-unreachable')
      throw unreachableAtStart(variable, fault.why);
    throw fault;
  }
}

function storeAt(connectionString: string): Store {
  const pool = new Pool({
    connectionString,
    types,
    max: connectionsMax,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'plumbline',
  });
  // Both, or a database that dies ends the server too: the next query meets the fault and says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', () => {});
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return {
    transaction: async (jurisdiction, work, { isStill } = { isStill: false }) => {
      const began = db.transaction();
      const transaction = isStill ? began.setIsolationLevel('repeatable read').setAccessMode('read only') : began;
      try {
        return await transaction.execute(async (tx) => {
          await set(tx, { 'plumbline.jurisdiction': jurisdiction, ...limits });
          return work(tx);
        });
      } catch (fault) {
        throw refusalOf(fault);
      }
    },
    close: () => db.destroy(),
  };
}

/** For the rest of the transaction only, in one round trip. */
async function set(tx: Tx, settings: Record<string, string>): Promise<void> {
  const each = Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`);
  await sql`select ${sql.join(each)}`.execute(tx);
}
