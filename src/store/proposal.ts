// Proposals and how they ended in the database (提请): added to, never changed.
import type { Person, ProposalKind, ProposalOutcome, Proposed } from '../domain/proposal.ts';
import type { Tx } from './database.ts';

export type ProposalEnd = {
  outcome: ProposalOutcome;
  reason: string;
  person: Person | null;
  account: string | null;
  at: string;
};
/** `end` null: it waits for a second person. */
export type ProposalRow = {
  id: string;
  kind: ProposalKind;
  content: Proposed;
  person: Person;
  account: string;
  at: string;
};
export type Proposal = ProposalRow & { end: ProposalEnd | null };

/** Of one cycle, the oldest first. */
export async function proposals(tx: Tx, cycle: string): Promise<Proposal[]> {
  const made = await tx
    .selectFrom('proposal')
    .select(['proposal_id as id', 'kind', 'content', 'person', 'account_id as account', 'made_at as at'])
    .where('cycle_id', '=', cycle)
    .orderBy('made_at')
    .execute();
  const ends = await tx
    .selectFrom('proposal_end')
    .select(['proposal_id as id', 'outcome', 'reason', 'person', 'account_id as account', 'made_at as at'])
    .where('cycle_id', '=', cycle)
    .execute();
  const endOf = new Map(ends.map(({ id, ...end }) => [id, end]));
  return made.map((row) => ({ ...row, end: endOf.get(row.id) ?? null }));
}

export const proposalColumns = (cycle: string, row: ProposalRow) => ({
  cycle_id: cycle,
  proposal_id: row.id,
  kind: row.kind,
  content: row.content,
  person: row.person,
  account_id: row.account,
  made_at: row.at,
});

export async function addProposal(tx: Tx, cycle: string, row: ProposalRow): Promise<void> {
  await tx.insertInto('proposal').values(proposalColumns(cycle, row)).execute();
}

export const proposalEndColumns = (cycle: string, id: string, end: ProposalEnd) => ({
  cycle_id: cycle,
  proposal_id: id,
  outcome: end.outcome,
  reason: end.reason,
  person: end.person,
  account_id: end.account,
  made_at: end.at,
});

export async function addProposalEnd(tx: Tx, cycle: string, id: string, end: ProposalEnd): Promise<void> {
  await tx
    .insertInto('proposal_end')
    .values(proposalEndColumns(cycle, id, end))
    .execute();
}
