// What the server knows of claims (加减分办理查询), and what is asked anew after a step.
import { queryOptions } from '@tanstack/react-query';
import type { CapLedgerReply, ClaimReply, ClaimsReply } from '../../api/claim.ts';
import type { StepKind } from '../../domain/claim.ts';
import { read, request } from '../fetch.ts';
import { queries } from '../query.ts';
import { tellTabs } from '../tabs.ts';

export type Claim = ClaimReply;
export type Claims = ClaimsReply;

/** Steps for which a claim waits; to refuse, replace or take it back is open for long. */
const awaited: readonly StepKind[] = [
  'replied',
  'marked',
  'adopted',
  'rectification-answered',
  'rectification-accepted',
];
export const isAwaited = (step: StepKind): boolean => awaited.includes(step);
export const waits = ({ can }: Claim): boolean => can.some(isAwaited);

const inCycle = (cycle: string, rest: string): string => `/api/cycles/${encodeURIComponent(cycle)}/${rest}`;

export const claimsQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['claims', cycle],
    queryFn: ({ signal }) => read<ClaimsReply>(inCycle(cycle, 'claims'), { signal }),
  });

export const ledgerQuery = (cycle: string, body: string) =>
  queryOptions({
    queryKey: ['claims', cycle, 'ledger', body],
    queryFn: ({ signal }) =>
      read<CapLedgerReply>(inCycle(cycle, `cap-ledgers/${encodeURIComponent(body)}`), { signal }),
  });

async function changed<Answer>(cycle: string, rest: string, body: unknown): Promise<Answer> {
  const answer = await request<Answer>('POST', inCycle(cycle, rest), body);
  tellTabs(['claims', cycle]);
  await queries.invalidateQueries({ queryKey: ['claims', cycle] });
  return answer;
}

/** `noun`: `incentives`, `findings` … */
export const handIn = (cycle: string, noun: string, body: object): Promise<ClaimReply> =>
  changed(cycle, `claims/${noun}`, body);

export const takeStep = (cycle: string, claim: string, noun: string, body: object): Promise<ClaimReply> =>
  changed(cycle, `claims/${encodeURIComponent(claim)}/${noun}`, body);

export const callFor = (cycle: string, body: object): Promise<unknown> => changed(cycle, 'innovation-call', body);
