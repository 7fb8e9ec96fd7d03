// Rows that nobody is named to mark (没有写考评单位的行): one problem for all of them, and one choice that settles them.
import { lacksAssessor } from '../../domain/operation-reads.ts';
import { placeText } from '../../domain/source.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ImportResult } from '../../domain/row.ts';
import { type Body, type Node, nodesOf } from '../../domain/scheme.ts';
import { type Choices, chosenOf, withChoice } from './choice.ts';

/** The choice is of these bodies: where another decision offers others, it is not taken for one of them. */
const keyOf = (offered: Body[]): string => `assessors:${offered.map(({ id }) => id).join('|')}`;

/** More are no help to choose from. */
const offeredMax = 8;

/** Who organises, then those whom other rows of the table name. */
function offeredIn({ scheme }: ImportResult, organiser: Body | null): Body[] {
  const named = new Set([...nodesOf(scheme.root)].flatMap(({ assessors }) => assessors));
  const others = scheme.bodies.filter(({ id }) => named.has(id) && id !== organiser?.id);
  return [...(organiser === null ? [] : [organiser]), ...others].slice(0, offeredMax);
}

function placeOf({ id, title, source }: Node): Problem['place'] {
  return { text: source === null ? title : placeText(source), source, node: id };
}

/** The rows get the chosen body in a copy of the scheme; what the document states of them stays as it is. */
export function settleAssessors(result: ImportResult, organiser: Body | null, choices: Choices): ImportResult {
  const lacking = [...nodesOf(result.scheme.root)].filter(lacksAssessor);
  const [first] = lacking;
  if (first === undefined) return result;
  const offered = offeredIn(result, organiser);
  const titles = lacking.map(({ title }) => `“${title.replaceAll('\n', ' ')}”`).join('、');
  const problem: Problem = {
    code: 'assessor-missing',
    severity: 'error',
    place: placeOf(first),
    message: `${lacking.length} 行由考评单位评分，但没有写考评单位：${titles}。请选定由谁评；各行不同的，在原表中补上考评单位一列，或者建立后在方案里逐行填写。`,
  };
  const [only] = offered;
  if (only === undefined) return { ...result, problems: [...result.problems, problem] };
  const words = offered.map((body) => `全部由${body.id === organiser?.id ? '主办单位' : ''}“${body.title}”评`);
  const key = keyOf(offered);
  const told = withChoice({ ...problem, choices: words }, key, choices);
  const body = offered[chosenOf(choices, key, offered.length) ?? offered.length];
  const problems = [...result.problems, told];
  if (body === undefined) return { ...result, problems };
  const { scheme } = result;
  const bodies = scheme.bodies.some(({ id }) => id === body.id) ? scheme.bodies : [...scheme.bodies, body];
  return { ...result, problems, scheme: { ...scheme, bodies, root: given(scheme.root, body.id) } };
}

const given = (node: Node, body: string): Node => ({
  ...node,
  ...(lacksAssessor(node) ? { assessors: [body] } : {}),
  children: node.children.map((child) => given(child, body)),
});
