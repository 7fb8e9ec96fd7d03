// Looking whether a save whose answer is out has arrived (核对保存).
import { useCallback, useState } from 'react';
import { useLooking } from './looking.ts';
import { fateOf, type Sent } from './sent.ts';
import type { VersionRoom } from './save.ts';
import { forgetUnderWay, lastUnderWay } from './under-way.ts';

/** What became of the saves whose answer is out: the version, or null. */
async function lookForSaved<Draft extends { base: number; sent: Each[] }, Each extends Sent, Reply>(
  room: VersionRoom<Draft, Each, Reply>,
): Promise<number | null> {
  const seenAt = Date.now();
  const versions = await room.versions();
  const before = room.now();
  if (before === null || before.sent.length === 0) return null;
  const { base } = before;
  const sent = before.sent.map((each) => ({ ...each, at: Math.max(each.at, lastUnderWay(each.sha256)) }));
  const fate = fateOf(sent, { account: room.account, base, versions, seenAt });
  if (fate === null) return null;
  const newest = await room.newest();
  const draft = room.now();
  // Another tab was quicker.
  if (draft?.base !== base) return null;
  const isLooked = ({ sha256 }: Each): boolean => sent.some((each) => each.sha256 === sha256);
  for (const { sha256 } of sent) forgetUnderWay(sha256);
  const version = fate === 'lost' ? null : base + 1;
  // At one go with the newest version: what was saved is not drawn twice, nor not at all.
  room.keep(
    fate === 'lost'
      ? { ...draft, sent: draft.sent.filter((each) => !isLooked(each)) }
      : room.without(draft, fate.arrived, base + 1),
  );
  await room.accept(newest);
  return version;
}

/** Answers with the version that the last such save became; `unsureAt`: the newest that is known, null where nothing is to be found out. */
export function useArrival<Draft extends { base: number; sent: Each[] }, Each extends Sent, Reply>(
  room: VersionRoom<Draft, Each, Reply>,
  unsureAt: number | null,
): number | null {
  const [found, setFound] = useState<number | null>(null);
  const look = useCallback(async () => {
    const version = await lookForSaved(room);
    if (version !== null) setFound(version);
  }, [room]);
  useLooking(unsureAt, look);
  return found;
}
