// Why facts do not fit (不符的原因): one problem for each cause in a row, with how many facts it concerns and a few of them.
import { labelOf } from '../../domain/display.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Faulty } from '../facts-check.ts';
import type { Plan } from '../plan.ts';

const placesShown = 3;

/** Whom a fact is about, and who gave it where a row has several assessors: for people, without its id. */
function placeWords({ scheme }: Plan, { fact, subject }: Faulty): string {
  const titleOf = (id: string) => scheme.bodies.find((body) => body.id === id)?.title ?? id;
  const by = fact.type === 'mark' ? `（“${titleOf(fact.assessor)}”评）` : '';
  return `“${subject?.title ?? titleOf(fact.subject)}”${by}`;
}

/** In the order of the rows' first facts; `before` told what a row was called that is gone. */
export function causesOf(plan: Plan, faulty: readonly Faulty[], before: Plan = plan): Problem[] {
  const all = faulty.flatMap((each) => each.faults.map(([code, message]) => ({ each, code, message })));
  const groups = Map.groupBy(all, ({ each, code }) => JSON.stringify([each.fact.node, code]));
  return [...groups.values()].flatMap((group): Problem[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { each, code } = first;
    const node = each.node ?? before.nodes.get(each.fact.node);
    const place = { text: node === undefined ? each.fact.node : labelOf(node), source: null, node: each.fact.node };
    // Equal sentences are one; of different ones the first is an example.
    const isSame = group.every(({ message }) => message === first.message);
    const places = group
      .slice(0, placesShown)
      .map((one) => placeWords(plan, one.each))
      .join('、');
    const more = group.length > placesShown ? '等' : '';
    const sentence = isSame ? first.message : `例如：${first.message}`;
    const message = `${group.length} 条（${places}${more}）：${sentence}`;
    return [{ code, severity: 'error', place, message }];
  });
}
