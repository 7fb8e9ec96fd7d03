// The accounts as the console asks for them (账号查询), and the states by which they are found.
import { queryOptions } from '@tanstack/react-query';
import type { AccountsReply } from '../../api/account.ts';
import { read } from '../fetch.ts';

export type Line = AccountsReply['accounts'][number];

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => read<AccountsReply>('/api/accounts', { signal }),
});

export const isLocked = ({ lockedUntil }: Line): boolean =>
  lockedUntil !== null && Date.parse(lockedUntil) > Date.now();

export const states = {
  all: () => true,
  waiting: ({ wanted, disabledAt }: Line) => wanted.length > 0 && disabledAt === null,
  locked: isLocked,
  unused: ({ mustChangePassword, disabledAt }: Line) => mustChangePassword && disabledAt === null,
  closed: ({ disabledAt }: Line) => disabledAt !== null,
} as const;
export type State = keyof typeof states;

/** What is to be told of an account beside its roles; of the states that it is in. */
export const statesOf = (line: Line): Exclude<State, 'all'>[] =>
  (['closed', 'locked', 'waiting', 'unused'] as const).filter((state) => states[state](line));
