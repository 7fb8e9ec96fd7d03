// Vetoes (一票否决): facts of a stated level with one effect on a row or on the grade.
import type { Adjustment } from '../domain/fact.ts';
import type { NodeKind, Veto } from '../domain/scheme.ts';
import type { Settled } from '../domain/setting.ts';
import type { Live } from './live.ts';
import type { Plan } from './plan.ts';
import type { Stage } from './stage.ts';

type Named = { id: string };
type Vetoed = Pick<Stage, 'plan' | 'vetoes'>;

/** Veto facts by subject. */
export const vetoFacts = (plan: Plan, shelves: Live): Stage['vetoes'] =>
  new Map(plan.scheme.subjects.map(({ id }) => [id, [...plan.nodes.keys()].flatMap((node) => shelves(node, id).veto)]));

/** Veto facts of a subject that have the effect. */
export const vetoesOf = (
  { plan, vetoes }: Vetoed,
  subject: Named,
  has: (veto: Settled<Veto>, fact: Adjustment) => boolean,
): Adjustment[] =>
  (vetoes.get(subject.id) ?? []).filter((fact) =>
    plan.rules.vetoes.some((veto) => veto.level === fact.level && has(veto, fact)),
  );

/** Vetoes that make this row zero: the row that the veto names, else the one on which the fact stands. */
export const zeroedBy = (stage: Vetoed, node: Named, subject: Named): Adjustment[] =>
  vetoesOf(stage, subject, (veto, fact) => veto.effect === 'row-zero' && (veto.node ?? fact.node) === node.id);

type Kinded = { id: string; kind: NodeKind; children: readonly Kinded[] };

/** Nodes that add or deduct points, with all that stands below them: they have no full marks to lose. */
export function adjusting(root: Kinded): Set<string> {
  const found = new Set<string>();
  const walk = (node: Kinded, isBelow: boolean): void => {
    const is = isBelow || node.kind === 'adjustment';
    if (is) found.add(node.id);
    for (const child of node.children) walk(child, is);
  };
  walk(root, false);
  return found;
}

export const zeroOfNothing = '后果是某一项不得分，但加减分项没有可以不得的分';
