// Vetoes that do nothing (一票否决核对): cases that the scheme does not know, effects on nothing, and cases that are not called a veto.
import type { Adjustment } from '../../domain/fact.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Subject } from '../../domain/scheme.ts';
import type { Settled } from '../../domain/setting.ts';
import type { Plan } from '../plan.ts';
import { adjusting, zeroOfNothing } from '../veto.ts';
import { isBlank, listed } from './fault.ts';
import type { Fault } from './fault.ts';

const casesOf = (plan: Plan): string[] => [...new Set(plan.rules.vetoes.map(({ level }) => level))];

function unknownCase(plan: Plan, { level }: Adjustment): Fault {
  const cases = casesOf(plan);
  const known = cases.length === 0 ? '方案没有规定一票否决' : `方案规定的情形是${listed(cases)}`;
  const message = isBlank(level)
    ? `一票否决没有写明是哪一种情形；${known}，请在“等级”写明。`
    : `一票否决的情形“${level ?? ''}”不在方案中；${known}，请改正情形或补上规定。`;
  return ['unknown-veto', message];
}

export function vetoFaults(plan: Plan, subject: Subject, fact: Adjustment): Fault[] {
  const rules = plan.rules.vetoes.filter(({ level }) => level === fact.level);
  if (rules.length === 0) return [unknownCase(plan, fact)];
  if (rules.some(({ effect, node }) => effect === 'row-zero' && node === null && adjusting(plan.root).has(fact.node)))
    return [['veto-without-effect', `${zeroOfNothing}，请把这一条记到不得分的那一项指标上。`]];
  const applies = (node: string): boolean => plan.appliesTo.get(node)?.has(subject.group) === true;
  if (rules.some(({ effect, node }) => effect !== 'row-zero' || applies(node ?? fact.node))) return [];
  return [
    ['veto-without-effect', `一票否决的后果是某一项计零，但那一项不适用于“${subject.title}”，这一条不起作用。`, 'note'],
  ];
}

function isPriced(level: string, operation: Settled<Operation>): boolean {
  if (operation.type === 'graded') return Object.hasOwn(operation.grades, level);
  return operation.type === 'adjustments' && operation.levels !== null && Object.hasOwn(operation.levels, level);
}

/** The case of a veto in an adjustment that is none: a note where the points that it states count all the same. */
export function unsaidVeto(plan: Plan, { level, points }: Adjustment, operation: Settled<Operation>): Fault[] {
  if (level === null || !casesOf(plan).includes(level) || isPriced(level, operation)) return [];
  const what = `“${level}”是一票否决的情形，这一条却没有写明一票否决`;
  const mend = '是一票否决的，请在“一票否决”标明“是”';
  return operation.type === 'adjustments' && operation.levels === null && points !== null
    ? [['veto-unsaid', `${what}，只按写明的 ${points} 分计；${mend}。`, 'note']]
    : [['veto-unsaid', `${what}。${mend}；不是的，请改正等级。`]];
}
