// Problems of an import (导入的问题): what the reading found and what the check finds, each told once.
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import { roleTitles } from '../../domain/column-role.ts';
import type { OwnAssignment } from './verdict.ts';

/** Questions of the reading that the check asks again, as parameters with their answers. */
const askedAgain: readonly ProblemCode[] = ['row-without-points', 'row-outside-total'];

/** A fault of one cell is one fault, whoever tells it. */
const faultOf = ({ code, place: { source } }: Problem): string | null =>
  source === null ? null : `${code} ${source.sha256} ${source.table} ${source.row} ${source.column}`;

/** An assignment of a body that is not appraised is saved nowhere: what is lost, and what keeps it. */
export function unsavedAssignment({ assignment, why }: OwnAssignment): Problem[] {
  const { subject, rows } = assignment;
  if (why !== 'subject-unknown' || subject === null) return [];
  const counts = {
    target: rows.filter(({ target }) => target !== null).length,
    leads: rows.filter(({ leads }) => leads.length > 0).length,
    cooperators: rows.filter(({ cooperators }) => cooperators.length > 0).length,
  };
  const lost = (['target', 'leads', 'cooperators'] as const)
    .filter((role) => counts[role] > 0)
    .map((role) => `${roleTitles[role]} ${counts[role]} 格`);
  if (lost.length === 0) return [];
  const message = `表的标题说是“${subject}”的表，它不在被考评单位里：${lost.join('、')}没有保存。请在“去向”里选择这是哪个单位的表，或者先把它列入被考评单位。`;
  const place = { text: '责任分工', source: rows.find(({ source }) => source !== null)?.source ?? null, node: null };
  return [{ code: 'assignment-unsaved', severity: 'question', place, message }];
}

/** Those of the reading, then those of the check; each question and each fault once; rows without an assessor are told together by the reading. */
export function joinedProblems(reading: readonly Problem[], check: readonly Problem[]): Problem[] {
  const isTogether = reading.some(({ code, severity }) => code === 'assessor-missing' && severity === 'error');
  const checked = isTogether ? check.filter(({ code }) => code !== 'assessor-missing') : check;
  const told = new Set(checked.map(faultOf));
  const isAgain = (problem: Problem): boolean => {
    const fault = faultOf(problem);
    return askedAgain.includes(problem.code) || (fault !== null && told.has(fault));
  };
  return [...reading.filter((problem) => !isAgain(problem)), ...checked];
}
