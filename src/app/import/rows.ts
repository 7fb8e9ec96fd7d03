// What an import may make of rows on which facts stand (导入与已有的评分): its ids follow the places in the table, and facts hang on ids.
import { canonical } from '../../domain/canonical.ts';
import { labelOf } from '../../domain/display.ts';
import { nodeKinds } from '../../domain/glossary.ts';
import type { Problem } from '../../domain/problem.ts';
import { refusalFor } from '../../domain/refusal.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { atNode } from '../../engine/place.ts';
import type { Tx } from '../../store/database.ts';
import { earlierNodes, standingFacts } from '../../store/scheme.ts';
import { contentOf } from '../scheme-rows.ts';

const byId = ({ root }: Scheme): Map<string, Node> => new Map([...nodesOf(root)].map((node) => [node.id, node]));

/** What a reader knows a row by; its number follows its place. */
const nameOf = ({ title, criterion }: Node): string => canonical([title, criterion]);

const code = 'row-in-use';
const withdraw = '请先撤回这些评分和数据';

type Row = { scheme: Scheme; node: Node; facts: number };

const problemAt = ({ scheme, node }: Row, severity: Problem['severity'], message: string): Problem => ({
  code: severity === 'error' ? code : 'row-renamed',
  severity,
  place: atNode(scheme, node),
  message,
});

function ofKept(row: Row, old: Node, rowOf: ReadonlyMap<string, string>): Problem[] {
  const { node, facts } = row;
  const [was, is] = [labelOf(old), labelOf(node)];
  if (old.kind !== node.kind) {
    const kinds = `由${nodeKinds[old.kind]}改为${nodeKinds[node.kind]}`;
    const message = `这一项有 ${facts} 条评分或数据，不能${kinds}。${withdraw}，或者改正表中的类别。`;
    return [problemAt(row, 'error', message)];
  }
  if (nameOf(old) === nameOf(node)) return [];
  if (rowOf.has(nameOf(node))) {
    const message = `“${was}”的位置上现在是“${is}”，而那里有 ${facts} 条评分或数据，会算到别的项里。请把表中各项的次序和原来的对上，或者在“树”里移动、增加、删除。`;
    return [problemAt(row, 'error', message)];
  }
  return [
    problemAt(row, 'note', `“${was}”改成了“${is}”，原有的 ${facts} 条评分或数据今后算在它上面。请核对是不是同一项。`),
  ];
}

/**
 * An import onto a scheme: a row on which facts stand keeps its kind and its place, and does not vanish; an id that
 * an earlier version had, and whose facts still stand, comes back only as it was. Errors refuse the import.
 */
export async function rowProblems(tx: Tx, cycle: string, before: Scheme, after: Scheme): Promise<Problem[]> {
  const [old, now] = [byId(before), byId(after)];
  const facts = await standingFacts(tx, cycle, [...new Set([...old.keys(), ...now.keys()])]);
  const rowOf = new Map([...old.values()].map((node) => [nameOf(node), node.id]));
  const fresh = [...now.keys()].filter((id) => !old.has(id) && facts.has(id));
  const earlier = new Set((await earlierNodes(tx, cycle, fresh)).map(contentOf));
  const kept = [...now.values()].flatMap((node): Problem[] => {
    const count = facts.get(node.id);
    if (count === undefined) return [];
    const row = { scheme: after, node, facts: count };
    const same = old.get(node.id);
    if (same !== undefined) return ofKept(row, same, rowOf);
    if (earlier.has(contentOf(node))) return [];
    const message = `这里用了以前删去的一项的编号，那一项还有 ${count} 条评分或数据，会算到“${labelOf(node)}”里。${withdraw}，再导入。`;
    return [problemAt(row, 'error', message)];
  });
  const gone = [...old.values()].flatMap((node): Problem[] => {
    const count = facts.get(node.id);
    if (count === undefined || now.has(node.id)) return [];
    const place = { ...atNode(before, node), source: null, node: null };
    const message = `表中没有这一项了，而它有 ${count} 条评分或数据。${withdraw}，或者先在“树”里删去这一项，再导入。`;
    return [{ code, severity: 'error', place, message }];
  });
  return [...kept, ...gone];
}

/** Throws `row-in-use` with the very problems of the dry run. */
export function insistOnKeptRows(problems: readonly Problem[]): void {
  const faults = problems.filter((problem) => problem.code === code);
  if (faults.length === 0) return;
  throw refusalFor(code, faults, {
    what: '没有导入：有评分或数据的项会丢掉或者变成别的项。',
    next: '请按上面说的处理，再导入；读入的文件还在。',
    english: `Not imported: facts stand on ${faults.length} rows that would vanish or become other rows. Take the facts back, or mend the table.`,
  });
}
