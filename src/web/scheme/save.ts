// Saving a scheme (保存方案): a version of it, or signatures, and what every view and tab then knows.
import { useIsMutating } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SchemeReply, SchemeVersionsReply } from '../../api/scheme.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import { read, request } from '../fetch.ts';
import { queries } from '../query.ts';
import { useAccount } from '../session.ts';
import { orderFor } from '../stage/order.ts';
import { tellTabs } from '../tabs.ts';
import { acceptNewest } from '../version/newest.ts';
import { useVersionSave, type VersionRoom } from '../version/save.ts';
import { type Draft, withoutSaved } from './draft.ts';
import { draftOf, keepDraft } from './draft-store.ts';
import { pathOf, schemeQuery } from './query.ts';
import { forgetGone } from './typed.ts';

export const idsIn = ({ root }: Scheme): Set<string> => new Set([...nodesOf(root)].map(({ id }) => id));

/** What was saved is the newest version for every view. */
export async function acceptSaved(cycle: string, reply: SchemeReply): Promise<void> {
  acceptNewest(schemeQuery(cycle, null).queryKey, reply);
  tellTabs(['scheme', cycle], ['parameters', cycle]);
  await queries.invalidateQueries({
    predicate: ({ queryKey: [noun, of, part, version] }) =>
      of === cycle && (noun === 'parameters' || (noun === 'scheme' && !(part === 'version' && version === null))),
  });
}

/** What was signed on top of `base`: the own draft goes on from the own signature, since no edit of a draft touches parameters. */
export async function acceptSigned(account: string, cycle: string, base: number, reply: SchemeReply): Promise<void> {
  const accepted = acceptSaved(cycle, reply);
  const draft = draftOf(account, cycle);
  if (draft?.base === base) keepDraft(account, cycle, { ...draft, base: reply.version, sent: [] });
  await accepted;
}

type SentEdits = Draft['sent'][number];

function roomOf(account: string, cycle: string): VersionRoom<Draft, SentEdits, SchemeReply> {
  return {
    account,
    now: () => draftOf(account, cycle),
    keep: (draft) => keepDraft(account, cycle, draft),
    versions: async () => {
      const { versions } = await read<SchemeVersionsReply>(pathOf(cycle, 'scheme/versions'), { isPoll: true });
      return versions;
    },
    known: () => queries.getQueryData(schemeQuery(cycle, null).queryKey)?.version,
    newest: () => read<SchemeReply>(pathOf(cycle, 'scheme'), { isPoll: true }),
    without: (draft, { edits }, version) => withoutSaved(draft, edits, version),
    accept: (reply) => {
      if (draftOf(account, cycle) === null) forgetGone(account, cycle, idsIn(reply.scheme));
      return acceptSaved(cycle, reply);
    },
  };
}

/** Of the account that edits. */
export const useSchemeRoom = (cycle: string): VersionRoom<Draft, SentEdits, SchemeReply> => {
  const { id: account } = useAccount();
  return useMemo(() => roomOf(account, cycle), [account, cycle]);
};

/** Whether a save of this scheme is under way, whichever view began it. */
export const useIsSaving = (cycle: string): boolean => useIsMutating({ mutationKey: ['scheme', cycle] }) > 0;

/** `edits` are those of the draft, and `scheme` what they make of version `base`. */
type Save = Pick<Draft, 'base' | 'edits'> & { scheme: Scheme; note: string; despiteFacts?: boolean };

export const useSave = (cycle: string) =>
  useVersionSave(useSchemeRoom(cycle), {
    key: ['scheme', cycle],
    contentOf: ({ scheme }: Save) => scheme,
    partOf: ({ edits }) => ({ edits }),
    send: ({ edits: _edits, ...body }) =>
      request<SchemeReply>('POST', pathOf(cycle, 'scheme/versions'), { ...body, ...orderFor(cycle) }),
  });
