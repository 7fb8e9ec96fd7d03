// Who is logged in (登录会话), and what the account may do.
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { SessionReply } from '../api/session.ts';
import { DisconnectedError, onExpired, read, request } from './fetch.ts';
import { queries } from './query.ts';
import { dropStored, importKey } from './storage.ts';

export type SessionAnswer = SessionReply;
export type Account = NonNullable<SessionReply['account']>;

const sessionKey = ['session'] as const;

/** A session that ended elsewhere leaves the open page in its place; another account starts it anew. */
async function readSession(signal: AbortSignal): Promise<SessionAnswer> {
  const answer = await read<SessionAnswer>('/api/session', { signal });
  const before = queries.getQueryData<SessionAnswer>(sessionKey)?.account ?? null;
  if (before === null || before.id === answer.account?.id) return answer;
  if (answer.account !== null) location.reload();
  setExpired(true);
  return { ...answer, account: before };
}

export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: ({ signal }) => readSession(signal),
  staleTime: 60_000,
  // Asked again by the interval, with the reason on the screen meanwhile.
  retry: false,
  refetchInterval: ({ state }) => (state.error instanceof DisconnectedError ? 4000 : false),
});

export const useSession = () => useQuery(sessionQuery);

/** The account of the page, inside of the shell: there somebody is logged in. */
export function useAccount(): Account {
  const { account } = useSuspenseQuery(sessionQuery).data;
  if (account === null) throw new Error('A page is shown without an account');
  return account;
}

/** `useMay()('scheme:edit')`: whether the account may. The server decides again; this only shows or hides. */
export function useMay(): (act: string) => boolean {
  const { acts } = useAccount();
  return (act) => acts.some((each) => each === act);
}

let isExpired = false;
const listeners = new Set<() => void>();

function setExpired(next: boolean): void {
  isExpired = next;
  for (const listener of listeners) listener();
}
onExpired(() => setExpired(true));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the server has forgotten the session while a page is open: the page stays, a login lies over it. */
export const useExpired = (): boolean => useSyncExternalStore(subscribe, () => isExpired);

export type Credentials = { jurisdiction: string | undefined; name: string; password: string };

export async function logIn(credentials: Credentials): Promise<void> {
  const before = queries.getQueryData(sessionQuery.queryKey)?.account?.id;
  const answer = await request<SessionAnswer>('POST', '/api/session', credentials);
  if (isExpired && before !== answer.account?.id) {
    location.reload();
    return;
  }
  queries.setQueryData(sessionQuery.queryKey, answer);
  if (!isExpired) return;
  setExpired(false);
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
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
