// Vetoes (一票否决): facts of a stated level with one effect on a row or on the grade.
import { oneLine } from '../domain/display.ts';
import type { Adjustment } from '../domain/fact.ts';
import type { NodeKind, Subject, Veto } from '../domain/scheme.ts';
import type { Settled } from '../domain/setting.ts';
import { placeText } from '../domain/source.ts';
import { parameterAt } from '../domain/settle.ts';
import type { Live } from './live.ts';
import type { Plan } from './plan.ts';
import type { PlannedNode } from './scene.ts';
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

/** What a veto does elsewhere than on the node where its fact stands; null where it does it just there, which is told there. */
function effectSaid({ plan }: Stage, { effect, node }: Settled<Veto>, here: PlannedNode): string | null {
  if (effect === 'barred') return '不得评为最好等次';
  if (effect === 'unqualified') return '定为最低等次';
  return node === null || node === here.id ? null : `“${plan.nodes.get(node)?.title ?? node}”不得分`;
}

/** Where the document says what the veto of a level does: the place and the words; '' where somebody signed it. */
export function basisOf({ plan }: Stage, has: (veto: Settled<Veto>) => boolean): string {
  const said = plan.rules.vetoes.flatMap((veto, index) => {
    const parameter = has(veto) ? parameterAt(plan.settings.get('') ?? new Map(), ['vetoes', index, 'effect']) : null;
    const source = plan.scheme.parameters.find(({ key }) => key === parameter)?.source ?? null;
    return source === null ? [] : [`${placeText(source)}：“${oneLine(source.words)}”`];
  });
  return [...new Set(said)].join('；');
}

/** What is said where a veto stands: it changes no points here, and what it does instead. */
export const vetoNotes = (stage: Stage, node: PlannedNode, subject: Subject): string[] =>
  stage.live(node.id, subject.id).veto.flatMap((fact) => {
    const isOf = ({ level }: Settled<Veto>): boolean => level === fact.level;
    const effects = stage.plan.rules.vetoes.filter(isOf).map((veto) => effectSaid(stage, veto, node));
    const said = [...new Set(effects)].filter((effect) => effect !== null).join('、');
    const basis = basisOf(stage, isOf);
    return said === ''
      ? []
      : [`一票否决：“${fact.title}”属于“${fact.level ?? ''}”，后果是${said}${basis === '' ? '' : `（${basis}）`}`];
  });

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
