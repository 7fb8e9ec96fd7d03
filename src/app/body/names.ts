// The names that documents used for a body and its sections (文件里的称呼), each with its places in the schemes of today.
import { plainName } from '../../documents/directory.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Assignment } from '../../domain/assignment.ts';
import { labelOf } from '../../domain/display.ts';
import { insist, may } from '../../domain/permission.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import { rowTitles } from '../../domain/title.ts';
import { assignmentOf } from '../../store/assignment.ts';
import { bodies, type BodyRow } from '../../store/body.ts';
import { cycles } from '../../store/cycle.ts';
import { schemeOf } from '../../store/scheme.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../not-found.ts';

/** `list`: among the scheme's bodies. `assessor`: in a row's cell of assessors. `lead`: in the body's own assignment. */
export type NamePlace = {
  cycle: string;
  title: string;
  as: 'list' | 'assessor' | 'lead';
  node: string | null;
  label: string;
};
/** `isKnown`: the directory has this name, of the body or of one of its sections, today or formerly. */
export type UsedName = { name: string; isKnown: boolean; places: NamePlace[] };

type Use = { name: string; place: Omit<NamePlace, 'cycle' | 'title'> };

function usesInScheme(scheme: Scheme, id: string): Use[] {
  const owner = new Map(
    scheme.bodies.flatMap((body) => [body.title, ...body.names].map((name) => [plainName(name), body.id] as const)),
  );
  const listed = scheme.bodies
    .filter((body) => body.id === id)
    .flatMap(({ title, names }) => [...new Set([title, ...names])])
    .map((name): Use => ({ name, place: { as: 'list', node: null, label: '' } }));
  const written = [...nodesOf(scheme.root)].flatMap((node) => {
    const { assessors, assessorsAs = [] } = node;
    const isInOrder = assessors.length === assessorsAs.length;
    return assessorsAs
      .filter((name, index) => (owner.get(plainName(name)) ?? (isInOrder ? assessors[index] : undefined)) === id)
      .map((name): Use => ({ name, place: { as: 'assessor', node: node.id, label: labelOf(node) } }));
  });
  return [...listed, ...written];
}

const usesInAssignment = (assignment: Assignment, labels: ReadonlyMap<string, string>): Use[] =>
  assignment.rows.flatMap(({ node, leads, cooperators }) =>
    [...leads, ...cooperators]
      .filter(({ kind }) => kind === 'section')
      .map(({ title }): Use => ({ name: title, place: { as: 'lead', node, label: labels.get(node) ?? node } })),
  );

function gather(body: BodyRow, uses: readonly (Use & { place: NamePlace })[]): UsedName[] {
  const known = new Set(
    [body.title, ...body.names, ...body.sections.flatMap(({ title, names }) => [title, ...names])].map(plainName),
  );
  return [...Map.groupBy(uses, ({ name }) => name)].map(([name, each]) => ({
    name,
    isKnown: known.has(plainName(name)),
    places: each.map(({ place }) => place),
  }));
}

/** Of the newest version of every cycle's scheme that the actor may see. Throws `not-found`. */
export async function namesUsed(actor: Actor, { id }: { id: string }, deps: Deps): Promise<UsedName[]> {
  insist(actor, 'body:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const body = (await bodies(tx)).find((each) => each.id === id);
    if (body === undefined) throw notFound('这个单位', 'This body');
    if (!may(actor, 'scheme:read')) return [];
    const uses: (Use & { place: NamePlace })[] = [];
    for (const { id: cycle, title } of await cycles(tx)) {
      const row = await schemeOf(tx, cycle, null);
      if (row === null) continue;
      const own = may(actor, 'assignment:read', id) ? await assignmentOf(tx, cycle, id, null) : null;
      const inAssignment = own === null ? [] : usesInAssignment(own.assignment, rowTitles(row.scheme));
      for (const { name, place } of [...usesInScheme(row.scheme, id), ...inAssignment])
        uses.push({ name, place: { cycle, title, ...place } });
    }
    return gather(body, uses);
  });
}
