// Keeping what was read (保存导入): it can be cancelled, and then the server is asked what became of it.
import { useQueryClient } from '@tanstack/react-query';
import type { CyclesReply } from '../../api/cycle.ts';
import type { ImportedReply } from '../../api/import.ts';
import type { SchemeReply } from '../../api/scheme.ts';
import type { ImportTarget } from '../../domain/import-target.ts';
import type { Reading } from '../../domain/reading.ts';
import { read, request } from '../fetch.ts';
import { useStoppable } from '../form/stoppable.ts';
import { useSameId } from '../same-id.ts';
import { pathOf } from '../scheme/query.ts';
import { useAccount } from '../session.ts';
import { orderFor } from '../stage/order.ts';

/** What there is of it afterwards. */
export type Kept = Pick<ImportedReply, 'cycle' | 'version'>;
type Given = { document: string; reading: Reading; target: ImportTarget };

/** Null: it was cancelled in time, there is nothing of it. */
async function keptOf({ document, target }: Omit<Given, 'reading'>, id: string, account: string): Promise<Kept | null> {
  const { cycles } = await read<CyclesReply>('/api/cycles');
  const cycle = cycles.find((each) => each.id === (target.into === 'cycle' ? target.cycle : id));
  if (cycle === undefined) return null;
  if (target.into === 'new-cycle') return { cycle, version: 1 };
  const version = target.base + 1;
  const newest = await read<SchemeReply>(pathOf(cycle.id, 'scheme'));
  const isOwn = newest.version === version && newest.document === document && newest.account === account;
  return isOwn ? { cycle, version } : null;
}

/** What is asked about is what was sent, whatever became the newest version meanwhile. */
type Sent = Given & { despiteFacts?: boolean };

export function useCommit(given: Given, onKept: (kept: Kept) => void) {
  const client = useQueryClient();
  const account = useAccount().id;
  const idOf = useSameId();
  const made = ({ document, reading, target }: Given) => {
    const { into: _, ...rest } = target;
    return { document, reading, ...rest };
  };
  const { mutate, ...commit } = useStoppable<Sent, Kept>(
    ({ despiteFacts, ...sent }, signal) => {
      const { document, reading, target } = sent;
      if (target.into === 'new-cycle')
        return request('POST', '/api/cycles', { ...made(sent), id: idOf(made(sent)) }, { signal });
      const version = { document, reading, base: target.base, despiteFacts, ...orderFor(target.cycle) };
      return request('POST', pathOf(target.cycle, 'scheme/imported'), version, { signal });
    },
    (sent) => keptOf(sent, idOf(made(sent)), account),
  );
  const done = async (kept: Kept) => {
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    onKept(kept);
  };
  const send = (sent: Sent) => mutate(sent, { onSuccess: (kept) => void done(kept) });
  return { ...commit, mutate: send, commit: () => send(given) };
}
