// What facts hold of a scheme (事实对方案的约束): they hang on the ids of its rows and were given by its rules, and a next version answers for both.
import { canonical } from '../domain/canonical.ts';
import { labelOf } from '../domain/display.ts';
import { nodeKinds } from '../domain/glossary.ts';
import type { Problem } from '../domain/problem.ts';
import { Refusal, refusalFor } from '../domain/refusal.ts';
import { type Node, nodesOf, type Scheme } from '../domain/scheme.ts';
import { unfitFacts } from '../engine/facts-check/unfit.ts';
import { atNode } from '../engine/place.ts';
import { cycleById } from '../store/cycle.ts';
import type { Tx } from '../store/database.ts';
import { factsOf } from '../store/fact.ts';
import { earlierNodes, standingFacts } from '../store/scheme.ts';
import { factsFor } from './fact-list.ts';

/** How the next version came about: an edited scheme keeps ids on purpose, an imported one by the places in its table. */
type Way = 'save' | 'sign' | 'import';
type Change = { before: Scheme; after: Scheme; way: Way };

const words: Record<Way, [string, string]> = {
  save: ['保存', 'saved'],
  sign: ['签署', 'signed'],
  import: ['导入', 'imported'],
};

/** `rows`: errors refuse the version. `unfit`: the refusal that asks whether facts may cease to fit; null: none does. */
export type Held = { rows: Problem[]; unfit: Refusal | null };

const byId = ({ root }: Scheme): Map<string, Node> => new Map([...nodesOf(root)].map((node) => [node.id, node]));

/** What a row is, wherever it stands and whatever is below it. */
const contentOf = ({ children: _children, ...own }: Node): string => canonical(own);

/** What a reader knows a row by; its number follows its place. */
const nameOf = ({ title, criterion }: Node): string => canonical([title, criterion]);

const code = 'row-in-use';
const withdraw = '请先撤回这些评分和数据';

type Row = { scheme: Scheme; node: Node; facts: number };

const problemAt = ({ scheme, node }: Row, problem: 'row-in-use' | 'row-renamed', message: string): Problem => ({
  code: problem,
  severity: problem === code ? 'error' : 'note',
  place: atNode(scheme, node),
  message,
});

/** A row of both versions may be edited, but its kind stays while facts stand on it. */
function kindProblems(row: Row, old: Node): Problem[] {
  const { node, facts } = row;
  if (old.kind === node.kind) return [];
  const kinds = `由${nodeKinds[old.kind]}改为${nodeKinds[node.kind]}`;
  const message = `这一项有 ${facts} 条评分或数据，不能${kinds}：按原来的类别给的，换了类别就不作数了。请改回原来的类别，或者先撤回这些评分和数据。`;
  return [problemAt(row, code, message)];
}

/** A table that was written anew may have another row in the place of an old one. */
function placeProblems(row: Row, old: Node, rowOf: ReadonlyMap<string, string>): Problem[] {
  const { node, facts } = row;
  const [was, is] = [labelOf(old), labelOf(node)];
  if (nameOf(old) === nameOf(node)) return [];
  if (rowOf.has(nameOf(node))) {
    const message = `“${was}”的位置上现在是“${is}”，而那里有 ${facts} 条评分或数据，会算到别的项里。请把表中各项的次序和原来的对上，或者在“树”里移动、增加、删除。`;
    return [problemAt(row, code, message)];
  }
  const message = `“${was}”改成了“${is}”，原有的 ${facts} 条评分或数据今后算在它上面。请核对是不是同一项。`;
  return [problemAt(row, 'row-renamed', message)];
}

function reusedProblem({ scheme, node, facts }: Row, way: Way): Problem {
  const label = labelOf(node);
  const there = facts === 0 ? '以前的记录还用着它' : `那一项还有 ${facts} 条评分或数据，会算到“${label}”里`;
  const next =
    way === 'import'
      ? `${withdraw}，再导入。`
      : '请把它作为新项增加（会得到新的编号），或者先原样恢复以前的项，再修改。';
  const message = `“${label}”用了以前删去的项的编号（${node.id}），内容却与那一项在哪一版都不同；${there}。${next}`;
  return problemAt({ scheme, node, facts }, code, message);
}

function goneProblem({ scheme, node, facts }: Row): Problem {
  const place = { ...atNode(scheme, node), source: null, node: null };
  const message = `表中没有这一项了，而它有 ${facts} 条评分或数据。${withdraw}，或者先在“树”里删去这一项，再导入。`;
  return { code, severity: 'error', place, message };
}

/**
 * An id keeps its meaning over all versions of a cycle. A row that `before` lacks and an earlier version had comes
 * back only as some version had it, its children apart: then the facts on it are about it again. Of an edit that is
 * asked even where no fact stands any more, since it is free to take another id.
 */
async function rowProblems(tx: Tx, cycle: string, { before, after, way }: Change): Promise<Problem[]> {
  const [old, now] = [byId(before), byId(after)];
  const facts = await standingFacts(tx, cycle, [...new Set([...old.keys(), ...now.keys()])]);
  const rowOf = new Map([...old.values()].map((node) => [nameOf(node), node.id]));
  const earlier = await earlierNodes(
    tx,
    cycle,
    [...now.keys()].filter((id) => !old.has(id)),
  );
  const [ids, contents] = [new Set(earlier.map(({ id }) => id)), new Set(earlier.map(contentOf))];
  const kept = [...now.values()].flatMap((node): Problem[] => {
    const count = facts.get(node.id) ?? 0;
    const row = { scheme: after, node, facts: count };
    const same = old.get(node.id);
    if (same !== undefined) {
      const changed = count === 0 ? [] : kindProblems(row, same);
      return count === 0 || changed.length > 0 || way !== 'import' ? changed : placeProblems(row, same, rowOf);
    }
    if (!ids.has(node.id) || contents.has(contentOf(node)) || (way === 'import' && count === 0)) return [];
    return [reusedProblem(row, way)];
  });
  if (way !== 'import') return kept;
  const gone = [...old.values()].flatMap((node): Problem[] => {
    const count = facts.get(node.id);
    return count === undefined || now.has(node.id) ? [] : [goneProblem({ scheme: before, node, facts: count })];
  });
  return [...kept, ...gone];
}

async function unfit(tx: Tx, cycle: string, { before, after, way }: Change): Promise<Refusal | null> {
  const year = (await cycleById(tx, cycle))?.year ?? '';
  const rows = await factsOf(tx, cycle, { since: 0, types: null, assessor: null });
  const given = rows.map(({ fact }) => fact);
  const found = unfitFacts(before, after, factsFor(after, year, given));
  if (found === null) return null;
  const [zh, en] = words[way];
  return new Refusal(
    'facts-unfit',
    {
      what: `${zh}后有 ${found.facts} 条已给的评分或数据不符合新的规定，还没有${zh}。`,
      why: '改了以后，逐条更正以前不能计算结果。',
      next: `请看清单：不该这样改的，取消；确要这样改的，继续${zh}，再请给出的单位更正或撤回。`,
      english: `Not ${en} yet: ${found.facts} fact(s) would not fit the new rules, and nothing can be computed before they are corrected.`,
    },
    found.causes,
  );
}

/** To be asked before the version is added: from then on it is one of the earlier ones itself. */
export const heldByFacts = async (tx: Tx, cycle: string, change: Change): Promise<Held> => ({
  rows: await rowProblems(tx, cycle, change),
  unfit: await unfit(tx, cycle, change),
});

/** `despiteFacts`: it is known that facts will no longer fit. */
export type Despite = { despiteFacts?: boolean | undefined };

/** Throws `row-in-use` with all rows that cannot be so, then `facts-unfit` unless that is known: what `heldByFacts` tells, so that it is the dry run. */
export async function insistOnHeld(
  tx: Tx,
  cycle: string,
  { despiteFacts, ...change }: Change & Despite,
): Promise<void> {
  const { rows, unfit: question } = await heldByFacts(tx, cycle, change);
  const faults = rows.filter(({ severity }) => severity === 'error');
  const [zh, en] = words[change.way];
  if (faults.length > 0)
    throw refusalFor(code, faults, {
      what: `没有${zh}：有的项不能这样改。`,
      next: `请按上面说的处理，再${zh}；已填写、已读入的都还在。`,
      english: `Not ${en}: ${faults.length} row(s) cannot be so, each with its reason.`,
    });
  if (question !== null && despiteFacts !== true) throw question;
}
