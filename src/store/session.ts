// Sessions in the database (会话): only the hash of a token is kept.
import type { Tx } from './database.ts';

export type Session = { account: string; openedAt: string; seenAt: string; expiresAt: string };

export async function sessionOf(tx: Tx, tokenHash: string): Promise<Session | null> {
  const row = await tx
    .selectFrom('session')
    .select(['account_id as account', 'opened_at as openedAt', 'seen_at as seenAt', 'expires_at as expiresAt'])
    .where('token_sha256', '=', tokenHash)
    .executeTakeFirst();
  return row ?? null;
}

export async function addSession(tx: Tx, tokenHash: string, session: Session): Promise<void> {
  const { account, openedAt, seenAt, expiresAt } = session;
  await tx
    .insertInto('session')
    .values({
      token_sha256: tokenHash,
      account_id: account,
      opened_at: openedAt,
      seen_at: seenAt,
      expires_at: expiresAt,
    })
    .execute();
}

export async function touchSession(tx: Tx, tokenHash: string, at: string): Promise<void> {
  await tx.updateTable('session').set({ seen_at: at }).where('token_sha256', '=', tokenHash).execute();
}

export async function endSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.deleteFrom('session').where('token_sha256', '=', tokenHash).execute();
}

/** Ends all sessions of an account but one: its password changed, or it was closed. */
export async function endSessions(tx: Tx, account: string, except: string | null): Promise<void> {
  const all = tx.deleteFrom('session').where('account_id', '=', account);
  await (except === null ? all : all.where('token_sha256', '!=', except)).execute();
}

export async function dropExpired(tx: Tx, at: string): Promise<void> {
  await tx.deleteFrom('session').where('expires_at', '<', at).execute();
}
