// The course of the played year (示范年度的执行): assignments issued and filed, a change by document, evidence, tasks, claims, self-assessments.
import { editScheme } from '../../engine/scheme-edit/edit.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { readAssignment, saveAssignment } from '../assignment.ts';
import { adoptClaim } from '../claim/decide.ts';
import { claimIncentive } from '../claim/hand-in.ts';
import { readClaims } from '../claim/read.ts';
import { demoAssignments } from '../demo-city/assignments.ts';
import { defaultSeed } from '../demo-city/demo-city.ts';
import { addEvidence } from '../evidence/add.ts';
import { answerFiling } from '../filing.ts';
import { issueAssignment } from '../issue.ts';
import { readScheme, saveScheme } from '../scheme.ts';
import { effectOfDraft } from '../scheme-effect.ts';
import { exportScheme } from '../scheme-table.ts';
import { handInSelfAssessment, writeSelfAssessment } from '../self-assessment/write.ts';
import { readSelfAssessment } from '../self-assessment/read.ts';
import { readTasks } from '../task/read.ts';
import { reportTask } from '../task/report.ts';
import type { Play } from './play.ts';

const year = '2023';
/** How many bodies do what is told of a few. */
const few = 3;

async function assign({ deps, people, cycle, tell }: Play): Promise<void> {
  const { organiser, subjects } = people;
  const { scheme } = await readScheme(organiser, { cycle, version: null }, deps);
  for (const [at, made] of demoAssignments(scheme, null, defaultSeed).entries()) {
    const body = made.subject ?? '';
    const who = subjects.get(body);
    if (who === undefined) continue;
    const title = made.title.replaceAll('2022', year);
    // The body whose table was dropped has its first version by that.
    const { version: base } = await readAssignment(who, { cycle, body, version: null }, deps);
    await saveAssignment(who, { cycle, body, base, assignment: { ...made, title }, note: '分解到科室' }, deps);
    const sections = scheme.subjects.find(({ id }) => id === body)?.sections.map((each) => each.title) ?? [];
    const paper = { title, reference: `示绩〔${year}〕${at + 1}号`, date: `${year}-02-20` };
    const issue = { cycle, body, base: 0, version: base + 1, ...paper, sections, copies: [], isFiled: true };
    await issueAssignment(who, issue, deps);
    await answerFiling(organiser, { cycle, body, number: 1, verdict: 'acknowledged', reason: '' }, deps);
  }
  tell(organiser, `${subjects.size} 个单位的责任分工都已印发、报备、准予备案`);
}

const edited = (scheme: Scheme, edit: SchemeEdit): Scheme => {
  const after = editScheme(scheme, edit);
  if ('problem' in after) throw new Error(after.problem.message);
  return after.scheme;
};

/** 指标调整: one row gets other points by a document, and the others share the rest. */
async function adjust({ deps, people, cycle, tell }: Play): Promise<void> {
  const { organiser } = people;
  const { scheme, version } = await readScheme(organiser, { cycle, version: null }, deps);
  const row = [...nodesOf(scheme.root)]
    .find(
      ({ points, children }) =>
        typeof points === 'string' && children.length > 2 && children.every((each) => typeof each.points === 'string'),
    )
    ?.children.at(0);
  if (row === undefined) throw new Error('the scheme has no part that rows share');
  const points = String(Number(row.points) - 1);
  const after = edited(scheme, { type: 'points', node: row.id, points, follow: 'share-rest' });
  const effect = await effectOfDraft(organiser, { cycle, base: version, scheme: after }, deps);
  const order = { number: `示效考〔${year}〕6号`, title: '关于调整绩效考评指标的通知', on: `${year}-06-01` };
  await saveScheme(organiser, { cycle, base: version, scheme: after, note: '年中调整', order }, deps);
  tell(organiser, `依据${order.number}调整“${row.title}”的分值；影响 ${effect?.subjects.length ?? 0} 个单位`);
}

async function handInEvidence({ deps, people, cycle }: Play, body: string, rows: string[]): Promise<string> {
  const who = people.subjects.get(body);
  if (who === undefined) throw new Error(`nobody of ${body}`);
  const { content } = await exportScheme(people.organiser, { cycle, version: null }, deps);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const about = {
    title: '省级表彰决定（示范）',
    number: `示省表〔${year}〕${body}号`,
    issuer: '示范省',
    date: `${year}-09-01`,
  };
  const chunks = (async function* () {
    await Promise.resolve();
    yield bytes;
  })();
  const id = deps.id();
  const given = { id, body, file: '表彰决定.docx', about, size: bytes.length, cycle, rows, chunks };
  await addEvidence(who, given, deps);
  return id;
}

async function claim(play: Play, body: string): Promise<void> {
  const { deps, people, cycle, tell } = play;
  const who = people.subjects.get(body);
  if (who === undefined) return;
  const place = (await readClaims(who, { cycle }, deps)).places.find(({ kind }) => kind === 'incentive');
  if (place === undefined) throw new Error('the scheme takes no claims');
  const proof = await handInEvidence(play, body, [place.node]);
  const level = Object.keys(place.levels ?? {})[0] ?? null;
  const points = level === null ? '0.5' : null;
  const paper = { issuer: '示范省', document: `示省表〔${year}〕${body}号`, date: `${year}-09-01` };
  const content = {
    kind: 'incentive' as const,
    title: '示范表彰',
    ...paper,
    level,
    points,
    matter: `${body}示范表彰`,
    evidence: [proof],
  };
  const { id } = await claimIncentive(who, { cycle, id: deps.id(), node: place.node, content }, deps);
  tell(who, '申报正向激励');
  const step = { cycle, claim: id, step: deps.id(), level, points, note: '属实' };
  await adoptClaim(people.organiser, step, deps);
  tell(people.organiser, `认定${who.title}的申报`);
}

async function report({ deps, people, cycle, tell }: Play): Promise<void> {
  const who = people.section;
  const place = { cycle, body: who.body ?? '' };
  const { tasks } = await readTasks(who, place, deps);
  const task = tasks.find(({ milestones, level }) => milestones.length > 0 && level !== null);
  const milestone = task?.milestones[0];
  if (task === undefined || milestone === undefined) {
    tell(who, '没有定节点的任务');
    return;
  }
  const said = { kind: 'done', doneOn: `${year}-06-28`, note: '已完成（示范）', withdraws: null } as const;
  await reportTask(who, { ...place, id: deps.id(), node: task.node, milestone: milestone.id, ...said }, deps);
  tell(who, `填报任务“${milestone.text}”`);
}

async function assess({ deps, people, cycle, tell }: Play, body: string): Promise<void> {
  const who = people.subjects.get(body);
  if (who === undefined) return;
  const { rows } = await readSelfAssessment(who, { cycle, body }, deps);
  for (const { node } of rows)
    await writeSelfAssessment(who, { cycle, body, node, base: 0, text: '按目标完成（示范）。', claimed: null }, deps);
  const { covered } = await readSelfAssessment(who, { cycle, body }, deps);
  await handInSelfAssessment(who, { cycle, body, covered }, deps);
  tell(who, `报送自评，共 ${rows.length} 项`);
}

export async function carryOutYear(play: Play): Promise<void> {
  const { clock, people } = play;
  const bodies = [...people.subjects.keys()].slice(0, few);
  clock.to('2023-02-20');
  await assign(play);
  clock.to('2023-06-05');
  await adjust(play);
  clock.to('2023-06-29');
  await report(play);
  clock.to('2023-09-10');
  for (const body of bodies) await claim(play, body);
  clock.to('2023-12-10');
  for (const body of bodies) await assess(play, body);
}
