// What one scorecard is read with (得分单的依据): its plan, the scores of the others of its group, and what a veto made zero.
import { parse, zero } from '../domain/rational.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Facts } from '../domain/fact.ts';
import type { Scorecard, Step } from '../domain/scorecard.ts';
import { ofRule } from './full.ts';
import { live } from './live.ts';
import type { Plan } from './plan.ts';
import type { PlannedNode } from './scene.ts';
import { div, mean, mul, traced } from './traced.ts';
import type { Traced } from './traced.ts';
import { vetoFacts, zeroedBy } from './veto.ts';

/** One scorecard with the plan that it was computed by. */
export type Account = {
  plan: Plan;
  subject: string;
  group: string;
  /** What the others of the group scored on a node; those without a score are left out. */
  peersAt: (node: string) => readonly Traced[];
  /** Whether a veto made the step zero. */
  isVetoed: (step: Step) => boolean;
};

const scored = (subject: string, { node, value }: Step): Traced | null =>
  value === null ? null : traced(parse(value), { from: 'step', node, subject });

type Standing = { subject: string; score: Traced };

/** The scores of a group by node. */
function standingsOf(cards: readonly Scorecard[]): Map<string, Standing[]> {
  const standings = new Map<string, Standing[]>();
  for (const { subject, step: root } of cards) {
    const put = (step: Step): void => {
      const score = scored(subject, step);
      const here = standings.get(step.node) ?? [];
      if (score !== null) here.push({ subject, score });
      standings.set(step.node, here);
      step.children.forEach(put);
    };
    put(root);
  }
  return standings;
}

/** The account of each scorecard of a result. */
export function accountsOf(plan: Plan, facts: Facts, cards: readonly Scorecard[]): (card: Scorecard) => Account {
  const vetoes = vetoFacts(plan, live(facts.facts));
  const cardsOf = Map.groupBy(cards, ({ group }) => group);
  const groups = new Map<string, Map<string, Standing[]>>();
  // Only where a rule looks at the others are their scores laid out.
  const standingsIn = (group: string): Map<string, Standing[]> => {
    const standings = groups.get(group) ?? standingsOf(cardsOf.get(group) ?? []);
    groups.set(group, standings);
    return standings;
  };
  return ({ subject, group }) => ({
    plan,
    subject,
    group,
    peersAt: (node) =>
      (standingsIn(group).get(node) ?? []).flatMap((peer) => (peer.subject === subject ? [] : peer.score)),
    isVetoed: ({ node }) => zeroedBy({ plan, vetoes }, { id: node }, { id: subject }).length > 0,
  });
}

export const nodeOf = ({ plan }: Pick<Account, 'plan'>, step: Step): PlannedNode => {
  const node = plan.nodes.get(step.node);
  if (node !== undefined) return node;
  throw new Refusal('document-invalid', {
    what: '快照里的结果和方案对不上。',
    why: `结果里的项“${step.node}”不在方案里。`,
    next: '请用 plumbline verify 核对这份快照，或者重新计分。',
    english: `the result has a node that its scheme lacks (${step.node}); verify the snapshot or score again`,
  });
};

/** Full marks; null where the node has none. */
export const fullOf = ({ plan, group }: Account, step: Step): Traced | null =>
  plan.points.get(step.node)?.get(group) ?? null;

/** The score of a step; null when absent. */
export const scoreOf = ({ subject }: Account, step: Step): Traced | null => scored(subject, step);

const absenceRule = (account: Account, parent: Step) => {
  const { operation } = nodeOf(account, parent);
  return ('absent' in operation ? operation.absent : undefined) ?? account.plan.rules.absent;
};

/** A child that leaves its weight to the others, as `absent.ts` has it. */
export function isLeft(account: Account, parent: Step, child: Step): boolean {
  if (child.value !== null) return false;
  if (fullOf(account, child) === null || child.absent === 'recused' || child.absent === 'too-few') return true;
  return absenceRule(account, parent) === 'reweight';
}

/** The value that stands in for an absent child, in the child's own points; null where none does. */
export function standInOf(account: Account, parent: Step, child: Step): Traced | null {
  const full = fullOf(account, child);
  if (child.value !== null || full === null || isLeft(account, parent, child)) return null;
  const rule = absenceRule(account, parent);
  if (rule === 'full') return full;
  const peers = account.peersAt(child.node);
  const hasRate = rule === 'peers-mean' && peers.length > 0 && full.value.n !== 0n;
  if (!hasRate) return ofRule({ node: nodeOf(account, parent) }, zero);
  return mul(full, mean(peers.map((score) => div(score, full))));
}
