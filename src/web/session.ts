// Who is logged in (登录会话), and what the account may do.
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { SessionReply } from '../api/session.ts';
import { onConnection } from './connection.ts';
import { DisconnectedError, otherAccount, read, request, speakFor } from './fetch.ts';
import { queries } from './query.ts';
import { dropStored, importKey } from './storage.ts';

export type SessionAnswer = SessionReply;
export type Account = NonNullable<SessionReply['account']>;

const sessionKey = ['session'] as const;

const accountOfPage = (): Account | null => queries.getQueryData<SessionAnswer>(sessionKey)?.account ?? null;

/** A session that ended elsewhere, or is another account's by now, leaves the open page in its place. */
async function readSession(signal: AbortSignal): Promise<SessionAnswer> {
  const answer = await read<SessionAnswer>('/api/session', { signal, isAnyone: true });
  const before = accountOfPage();
  if (before === null) return answer;
  const isSame = before.id === answer.account?.id;
  if (!isSame) setEnding({ other: answer.account?.title ?? null });
  else if (ending !== null) void goOn();
  return isSame ? answer : { ...answer, account: before };
}

export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: ({ signal }) => readSession(signal),
  staleTime: 60_000,
  // Asked again while there is no connection, with the reason on the screen meanwhile.
  retry: false,
});

const askWho = () => void queries.refetchQueries({ queryKey: sessionKey }, { cancelRefetch: false });

const retryEach = 4000;
let retrying: ReturnType<typeof setInterval> | undefined;

// Nothing else would ask a server that is away. Once it answers, what could not be read is read.
onConnection((isConnected) => {
  clearInterval(retrying);
  if (!isConnected) retrying = setInterval(askWho, retryEach);
  else
    void queries.refetchQueries({
      type: 'active',
      predicate: ({ state }) => state.error instanceof DisconnectedError,
    });
});

export const useSession = () => useQuery(sessionQuery);

/** The account of the page, inside of the shell: there somebody is logged in. */
export function useAccount(): Account {
  const { account } = useSuspenseQuery(sessionQuery).data;
  if (account === null) throw new Error('A page is shown without an account');
  return account;
}

/** `other`: who is logged in in this browser instead; null: nobody, or not known yet. */
export type Ending = { other: string | null };
let ending: Ending | null = null;
const listeners = new Set<() => void>();

function setEnding(next: Ending | null): void {
  ending = next;
  for (const listener of listeners) listener();
}

let renewals = 0;

speakFor({
  accountOfPage: () => accountOfPage()?.id ?? null,
  renewals: () => renewals,
  onEnd: (code) => {
    if (code === otherAccount) askWho();
    else if (ending === null) setEnding({ other: null });
  },
});

/** The session is the page's own again. */
async function goOn(): Promise<void> {
  renewals += 1;
  setEnding(null);
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Set once the page's session is over while it is open: the page stays, a login lies over it. */
export const useEnding = (): Ending | null => useSyncExternalStore(subscribe, () => ending);
export const useExpired = (): boolean => useEnding() !== null;

export type Credentials = { jurisdiction: string | undefined; name: string; password: string };

export async function logIn(credentials: Credentials): Promise<void> {
  const before = queries.getQueryData(sessionQuery.queryKey)?.account?.id;
  const answer = await request<SessionAnswer>('POST', '/api/session', credentials, { isAnyone: true });
  if (ending !== null && before !== answer.account?.id) {
    location.reload();
    return;
  }
  // Asked before, its answer would say of the new session that nobody is logged in.
  await queries.cancelQueries({ queryKey: sessionKey });
  queries.setQueryData(sessionQuery.queryKey, answer);
  if (ending !== null) await goOn();
}

/** Ends the session and forgets everything that it was allowed to see. */
export async function logOut(): Promise<void> {
  try {
    await request<null>('DELETE', '/api/session');
  } catch (fault) {
    // Without a connection the session goes on, and the banner says why nothing happened.
    if (fault instanceof DisconnectedError) return;
  }
  // Whoever sits here next has no business with the document that was open.
  dropStored(importKey);
  location.assign('/');
}
