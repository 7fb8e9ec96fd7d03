// Why facts do not fit (不符的原因): one problem for each cause in a row, with how many facts it concerns and a few of them.
import { labelOf } from '../../domain/display.ts';
import type { Problem } from '../../domain/problem.ts';
import { bodyTitles } from '../../domain/title.ts';
import type { Faulty } from '../facts-check.ts';
import type { Scheme } from '../../domain/scheme.ts';
import type { Plan } from '../plan.ts';

const placesShown = 3;

/** Whom the facts are about, and who gave them: once where that is one, and never by ids. */
function placesWords(schemes: readonly Scheme[], faulty: readonly Faulty[]): string {
  const titles = new Map(schemes.toReversed().flatMap((scheme) => [...bodyTitles(scheme)]));
  const titleOf = (id: string) => titles.get(id) ?? id;
  const giverOf = ({ fact }: Faulty) => (fact.type === 'mark' ? `“${titleOf(fact.assessor)}”评` : '');
  const givers = [...new Set(faulty.map(giverOf))];
  const shown = faulty.slice(0, placesShown).map((each) => {
    const subject = `“${each.subject?.title ?? titleOf(each.fact.subject)}”`;
    return givers.length === 1 ? subject : `${giverOf(each)}${subject}`;
  });
  const more = faulty.length > placesShown ? '等' : '';
  return `${givers.length === 1 ? givers.join('') : ''}${shown.join('、')}${more}`;
}

/** In the order of the rows' first facts; `before` told what a row or a body was called that is gone. */
export function causesOf(plan: Plan, faulty: readonly Faulty[], before: Plan = plan): Problem[] {
  const told = faulty.flatMap((each) => each.faults.map(([code, message]) => ({ each, code, message })));
  const groups = Map.groupBy(told, ({ each, code }) => JSON.stringify([each.fact.node, code]));
  return [...groups.values()].flatMap((group): Problem[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { each, code } = first;
    const node = each.node ?? before.nodes.get(each.fact.node);
    const place = { text: node === undefined ? each.fact.node : labelOf(node), source: null, node: each.fact.node };
    // Equal sentences are one; of different ones the first is an example.
    const isSame = group.every(({ message }) => message === first.message);
    const all = group.map((one) => one.each);
    const message = `${group.length} 条（${placesWords([plan.scheme, before.scheme], all)}）：${isSame ? '' : '如'}${first.message}`;
    return [{ code, severity: 'error', place, message }];
  });
}
