// Vetoes (一票否决): facts of a stated level with one effect on a row or on the grade.
import type { Adjustment } from '../domain/fact.ts';
import type { Subject, Veto } from '../domain/scheme.ts';
import type { PlannedNode } from './scene.ts';
import type { Stage } from './stage.ts';

/** Veto facts of a subject that have the effect. */
export const vetoesOf = (
  { plan, vetoes }: Stage,
  subject: Subject,
  has: (veto: Veto, fact: Adjustment) => boolean,
): Adjustment[] =>
  (vetoes.get(subject.id) ?? []).filter((fact) =>
    plan.scheme.vetoes.some((veto) => veto.level === fact.level && has(veto, fact)),
  );

/** Vetoes that make this row zero: the row that the veto names, else the one on which the fact stands. */
export const zeroedBy = (stage: Stage, node: PlannedNode, subject: Subject): Adjustment[] =>
  vetoesOf(stage, subject, (veto, fact) => veto.effect === 'row-zero' && (veto.node ?? fact.node) === node.id);
