// Appeals in the played year (示范年度的申诉): three bodies ask for a review; two are upheld, one is changed, by somebody who gave none of the marks.
import { makeAppeal } from '../appeal/make.ts';
import { decideAppeal, previewDecision } from '../appeal/decide.ts';
import { listAppeals } from '../appeal/read.ts';
import type { GivenFact } from '../fact.ts';
import type { Play } from './play.ts';

const appealing = 3;

export async function appealAndDecide(play: Play): Promise<void> {
  const { deps, clock, people, cycle, tell } = play;
  const { organiser } = people;
  clock.to('2024-01-15');
  for (const [body, who] of [...people.subjects].slice(0, appealing)) {
    const { own } = await listAppeals(who, { cycle }, deps);
    const row = own?.rows.find(({ node }) => node !== '' && node.includes('.'));
    if (row === undefined) throw new Error(`${body} has no row to appeal on`);
    const said = { reason: '材料已按时报送（示范）', source: '收文登记（示范）', evidence: [] };
    await makeAppeal(who, { cycle, body, id: deps.id(), node: row.node, ...said }, deps);
    tell(who, `就“${row.label}”提出申诉`);
  }
  clock.to('2024-01-18');
  const { appeals } = await listAppeals(organiser, { cycle }, deps);
  const mine = appeals.filter(({ mayDecide }) => mayDecide);
  let isChanged = false;
  for (const [at, each] of mine.entries()) {
    const document = `示效复〔2024〕${at + 1}号`;
    const mark = each.facts.map(({ fact }) => fact).find((fact) => fact.type === 'mark' && fact.value !== null);
    const base = { cycle, appeal: each.id, reason: '经查属实（示范）', document };
    if (isChanged || mark?.type !== 'mark') {
      const upheld = { ...base, reason: '评分有据（示范）', facts: [], outcome: 'upheld', shown: null } as const;
      await decideAppeal(organiser, upheld, deps);
      tell(organiser, `复核：维持“${each.label}”`);
      continue;
    }
    const { by: _by, at: _at, ...rest } = mark;
    const facts: GivenFact[] = [
      { ...rest, id: deps.id(), supersedes: mark.id, value: '1', reason: '复核更正（示范）' },
    ];
    const { shown, lines } = await previewDecision(organiser, { ...base, facts }, deps);
    await decideAppeal(organiser, { ...base, facts, outcome: 'changed', shown }, deps);
    isChanged = true;
    tell(organiser, `复核：更正“${each.label}”，签署前看过 ${lines.length} 个单位的总分和名次`);
  }
}
