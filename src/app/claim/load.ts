// Claims with what was done about them (加减分申报的读取): as they stand, with whom they are about.
import {
  type ClaimContent,
  type ClaimState,
  type ClaimStep,
  contentOf,
  factsOfClaim,
  isStanding,
  stateOf,
} from '../../domain/claim.ts';
import { type ClaimRow, claims, claimSteps, type StepRow } from '../../store/claim.ts';
import type { Tx } from '../../store/database.ts';
import { notFound } from '../not-found.ts';

/** `now`: the newest content; `facts`: those that it added and nothing took back; `about`: the subjects. */
export type Claim = ClaimRow & {
  steps: StepRow[];
  state: ClaimState;
  isStanding: boolean;
  now: ClaimContent;
  facts: string[];
  about: string[];
};

function claimOf(row: ClaimRow, steps: StepRow[]): Claim {
  const done: ClaimStep[] = steps.map(({ step }) => step);
  const now = contentOf(row.content, done);
  const named = now.kind === 'reward' ? now.bodies.map(({ subject }) => subject) : [];
  return {
    ...row,
    steps,
    state: stateOf(done),
    isStanding: isStanding(done),
    now,
    facts: factsOfClaim(done),
    about: row.subject === null ? named : [row.subject],
  };
}

/** In the order in which they were handed in. */
export async function loadClaims(tx: Tx, cycle: string): Promise<Claim[]> {
  const steps = Map.groupBy(await claimSteps(tx, cycle), ({ claim }) => claim);
  return (await claims(tx, cycle)).map((row) => claimOf(row, steps.get(row.id) ?? []));
}

export const noClaim = () => notFound('这一事项', 'This matter');

/** Throws `not-found`. */
export async function loadClaim(tx: Tx, cycle: string, id: string): Promise<Claim> {
  const [row] = await claims(tx, cycle, id);
  if (row === undefined) throw noClaim();
  return claimOf(row, await claimSteps(tx, cycle, id));
}
