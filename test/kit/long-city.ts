// A city where everything is long (样样都长的示范市): rows, bodies, sections, versions, facts and questions, each some more than a list draws whole.
import { directoryWorkbook } from '../../src/documents/directory-xlsx/template.ts';
import type { AssignmentReply } from '../../src/api/assignment.ts';
import type { FactsReply } from '../../src/api/fact.ts';
import type { SchemeReply } from '../../src/api/scheme.ts';
import type { Scheme } from '../../src/domain/scheme.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import { loggedIn } from './browser.ts';
import { asked } from './colleagues.ts';
import { factId } from './fact-id.ts';
import { longCycle, longMark, taken } from './long-cycle.ts';
import type { World } from './world.ts';

/** So many of everything: more than 200. */
export const longSize = 210;
const many = <T>(make: (at: number) => T): T[] => Array.from({ length: longSize }, (_, at) => make(at));

const assessors = (who: (at: number) => string) => many((at) => `指标${at + 1},完成第${at + 1}项工作,0.2,${who(at)}`);
const table = (rows: readonly string[]) => ['指标,考核内容,分值,考核单位', ...rows].join('\n');
const section = (at: number) => `第${at + 1}示范科`;

export type LongCity = {
  /** Of two bodies, all rows of one assessor; computed twice, every mark corrected between. */
  rows: { cycle: string; nodes: string[]; subject: string; base: number };
  /** Of many bodies and one row, all marked in one go. */
  bodies: { cycle: string };
  /** Each row marked by somebody else. */
  assessors: { cycle: string };
  /** A question for each row, all signed; and another whose questions are all open. */
  questions: { cycle: string; next: string };
  /** A table that is read and not imported: of bodies that nobody knows; text beside it. */
  documents: { strangers: string; prose: string; plain: string };
  /** The title of one with many sections. */
  body: string;
  /** A computation of the demonstration with many adjustments of one subject. */
  adjusted: { subject: string; node: string };
};

/** So many versions, each with another target in all rows. */
async function assign(
  world: World,
  { cycle, nodes, subject }: { cycle: string; nodes: readonly string[]; subject: string },
  versions: number,
): Promise<void> {
  const ask = await asked(world, 'tuiyi');
  const url = `/api/cycles/${cycle}/assignments/${subject}`;
  const { assignment } = await ask<AssignmentReply>('GET', url);
  for (let base = 0; base < versions; base += 1) {
    const rows = nodes.map((node, at) => ({
      node,
      target: `目标${base}`,
      leads: [{ title: section(at), kind: 'section' as const }],
      cooperators: [],
      owner: '甲',
      deputy: '乙',
      milestones: [{ id: `m${at}`, date: '2025-03-01', text: `第${at + 1}个节点` }],
      source: null,
    }));
    await ask('POST', url, { base, assignment: { ...assignment, rows }, note: `第${base + 1}次` });
  }
}

async function adjust(world: World): Promise<LongCity['adjusted']> {
  const ask = await asked(world, 'xiaoneng');
  const url = `/api/cycles/${world.cycle}`;
  const { facts } = await ask<FactsReply>('GET', `${url}/facts`);
  const found = facts.map(({ fact }) => fact).find((fact) => fact.type === 'adjustment' && fact.points === null);
  if (found === undefined) throw new Error('no adjustment');
  const { by: _by, at: _at, ...given } = found;
  const subject = 'caizheng';
  const added = many((at) => ({
    ...given,
    id: factId(`long ${at}`),
    subject,
    title: `第${at + 1}次表扬`,
    document: `示范〔2022〕第${at + 1}号`,
    matter: `事项${at + 1}`,
  }));
  await ask('POST', `${url}/facts`, { facts: added });
  await ask('POST', `${url}/computations`);
  return { subject, node: found.node };
}

async function fillDirectory(world: World, title: string): Promise<void> {
  const sections = many((at) => ({ title: section(at), kind: '科室' as const }));
  const bytes = await directoryWorkbook(new Map(), { bodies: [{ title, names: [], sections }], people: [] });
  const context = await world.browser.newContext();
  await loggedIn(context, world.server.url, 'xiaoneng');
  const headers = { origin: world.server.url, 'content-type': 'application/octet-stream' };
  const url = `${world.server.url}/api/bodies/list?name=a.xlsx&commit=true`;
  const answer = await context.request.post(url, { headers, data: Buffer.from(bytes), timeout: 120_000 });
  if (!answer.ok()) throw new Error(await answer.text());
  await context.close();
}

export async function longCity(world: World): Promise<LongCity> {
  const ask = await asked(world, 'xiaoneng');
  const two = ['退役军人事务局', '示范第一街道办事处'];
  const rows = await longCycle(world, { title: '长表', rows: assessors(() => '组织部'), bodies: two });
  const nodes = [...nodesOf(rows.scheme.root)].filter(({ kind }) => kind === 'indicator').map(({ id }) => id);
  const subject = rows.scheme.subjects.find(({ id }) => id === 'tuiyi')?.id ?? '';
  const marks = nodes.map((node, at) => longMark({ node, subject }, '0.1', at));
  await rows.compute(marks);
  await rows.compute(
    marks.map((mark, at) => ({
      ...mark,
      id: factId(`again ${at}`),
      supersedes: mark.id,
      value: '0.15',
      reason: '复核',
    })),
  );
  await assign(world, { cycle: rows.cycle, nodes, subject }, 2);
  const address = `/api/cycles/${rows.cycle}/scheme`;
  const { scheme, version: base } = await ask<SchemeReply>('GET', address);
  const changed: Scheme = structuredClone(scheme);
  for (const node of nodesOf(changed.root)) if (nodes.includes(node.id)) node.remarks = '别人写的';
  await ask('POST', `${address}/versions`, { base, scheme: changed, note: '处处改过' });

  const crowd = [...two, ...many((at) => `示范第${at + 1}镇人民政府`)];
  const bodies = await longCycle(world, { title: '长名单', rows: ['业务,按时办结,100,组织部'], bodies: crowd });
  const one = [...nodesOf(bodies.scheme.root)].find(({ kind }) => kind === 'indicator')?.id ?? '';
  await bodies.compute(bodies.scheme.subjects.map(({ id }, at) => longMark({ node: one, subject: id }, '90', at)));

  await assign(world, { cycle: bodies.cycle, nodes: [one], subject }, longSize);

  const each = assessors((at) => `示范第${at + 1}评审局`);
  const spread = await longCycle(world, { title: '各评各', rows: each, bodies: two });
  const joint = assessors(() => '组织部、宣传部');
  const questions = await longCycle(world, { title: '处处有问', rows: joint, bodies: two });
  // One answer for all rows beside: a parameter that many rows read.
  const where = `/api/cycles/${questions.cycle}/scheme`;
  const now = await ask<SchemeReply>('GET', where);
  for (const { operation } of nodesOf(now.scheme.root))
    if (operation?.type === 'marks') operation.combine = { parameter: 'n1.combine' };
  await ask('POST', `${where}/versions`, { base: now.version, scheme: now.scheme, note: '都照第一项' });
  const again = await taken(world, '处处有问.csv', table(joint));
  const target = { title: '再问一年', year: '2026', subjects: { from: 'none' } };
  const next = await ask<{ cycle: { id: string } }>('POST', '/api/cycles', { document: again, reading: {}, ...target });

  const prose = many((at) => `<p>第${at + 1}段说明文字。</p>`).join('');
  const cells = [
    ['指标', '考核内容', '分值', '考核单位'],
    ['业务', '按时办结', '100', '组织部'],
  ];
  const grid = cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  const body = '长名示范局';
  await fillDirectory(world, body);
  return {
    rows: { cycle: rows.cycle, nodes, subject, base },
    bodies: { cycle: bodies.cycle },
    assessors: { cycle: spread.cycle },
    questions: { cycle: questions.cycle, next: next.cycle.id },
    documents: {
      strangers: await taken(world, '生人.csv', table(assessors((at) => `示范第${at + 1}新设局`))),
      prose: await taken(world, '有说明.html', `<html><body>${prose}<table>${grid}</table></body></html>`),
      plain: await taken(world, '平常.csv', table(['业务,按时办结,100,组织部'])),
    },
    body,
    adjusted: await adjust(world),
  };
}
