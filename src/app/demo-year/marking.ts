// Marking in the played year (示范年度的评分): each body its own rows, then handed in; everything else by the organiser.
import type { GivenFact } from '../fact.ts';
import { plan } from '../../engine/plan.ts';
import { defaultSeed } from '../demo-city/demo-city.ts';
import { demoFacts } from '../demo-city/facts.ts';
import { giveFacts } from '../fact.ts';
import { readHandings } from '../handing/board.ts';
import { handInMarks } from '../handing/hand-in.ts';
import { readScheme } from '../scheme.ts';
import type { Play } from './play.ts';

/** As they are sent: who and when is said by the server; what an earlier program called them is not. */
function givenOf(play: Play, scheme: Parameters<typeof plan>[0]): GivenFact[] {
  const { facts } = demoFacts(plan(scheme, null), null, defaultSeed);
  return facts
    .filter(({ supersedes }) => supersedes === null)
    .map(({ by: _by, at: _at, ...fact }) => ({ ...fact, id: play.deps.id() }));
}

export async function markYear(play: Play): Promise<void> {
  const { deps, people, cycle, tell } = play;
  const { scheme } = await readScheme(people.organiser, { cycle, version: null }, deps);
  const given = givenOf(play, scheme);
  const marks = given.filter((fact) => fact.type === 'mark');
  for (const [body, own] of Map.groupBy(marks, (fact) => (fact.type === 'mark' ? fact.assessor : ''))) {
    const who = people.assessors.get(body);
    if (who === undefined) throw new Error(`nobody marks for ${body}`);
    await giveFacts(who, { cycle, facts: own }, deps);
    const entry = (await readHandings(who, { cycle }, deps)).assessors.find((each) => each.body === body);
    await handInMarks(who, { cycle, body, covered: entry?.covered ?? '' }, deps);
    tell(who, `给出 ${own.length} 个评分并报送`);
  }
  const others = given.filter((fact) => fact.type !== 'mark');
  await giveFacts(people.organiser, { cycle, facts: others }, deps);
  tell(people.organiser, `登记加减分、数据、计票 ${others.length} 条`);
}
