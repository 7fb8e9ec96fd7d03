// Writing self-assessments and handing them in (写自评、报送自评): versions by the sections, confirmed by the body.
import type { Actor } from '../../domain/actor.ts';
import { labelOf } from '../../domain/display.ts';
import { insist } from '../../domain/permission.ts';
import { compare, format, parse, zero } from '../../domain/rational.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Tx } from '../../store/database.ts';
import {
  addSelfAssessment,
  addSelfHanding,
  selfAssessmentColumns,
  type SelfAssessmentRow,
  selfAssessments,
  selfHandingColumns,
  type SelfHandingRow,
  selfHandings,
} from '../../store/self-assessment.ts';
import { loadCycle } from '../cycle.ts';
import { dayIn, type Deps } from '../deps.ts';
import { planOf } from '../fact.ts';
import { rowHash } from '../hash.ts';
import { subjectIn } from '../issue.ts';
import { type Happening, openJournal, record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { insistNow } from '../standing.ts';
import {
  coveredBy,
  lateBy,
  mostFor,
  newestOf,
  replyIn,
  rowsFor,
  type SelfAssessmentReply,
  type WhichSelfAssessment,
  writable,
} from './read.ts';

/** `base`: the version that the writer knows; 0: none. */
export type SelfAssessmentInput = WhichSelfAssessment & {
  node: string;
  base: number;
  text: string;
  claimed: string | null;
};

export const selfAssessed = (
  cycle: string,
  row: SelfAssessmentRow,
  { title, label }: { title: string; label: string },
): Happening => ({
  event: 'self-assessed',
  cycle,
  body: row.body,
  node: row.node,
  bound: rowHash(selfAssessmentColumns(cycle, row)),
  data: {
    body: title,
    row: label,
    version: String(row.version),
    ...(row.version > 1 ? { again: String(row.version) } : {}),
  },
});

export const selfHanded = (cycle: string, row: SelfHandingRow, title: string): Happening => ({
  event: 'self-assessment-handed-in',
  cycle,
  body: row.body,
  bound: rowHash(selfHandingColumns(cycle, row)),
  data: {
    body: title,
    rows: String(row.rows),
    number: String(row.number),
    covered: row.covered,
    ...(lateBy(row) ? { late: '1' } : {}),
    ...(row.number > 1 ? { again: String(row.number) } : {}),
  },
});

const notKept = (why: string, next: string, english: string): Refusal =>
  new Refusal('input-invalid', { what: '自评没有保存。', why, next, english: `Not saved: ${english}` });

/** What is claimed is a number within the points of the row; it is shown, and nothing is computed from it. */
function insistOnClaim(claimed: string | null, most: ReturnType<typeof mostFor>): void {
  if (claimed === null) return;
  if (!/^\d{1,6}(?:\.\d{1,4})?$/u.test(claimed))
    throw notKept(
      '自评分不是一个数。',
      '请填 14.5 这样的数，或者留空。',
      'the claimed mark is no number such as 14.5; it may be left empty.',
    );
  const value = parse(claimed);
  if (most === null || (compare(value, zero) >= 0 && compare(value, most) <= 0)) return;
  throw notKept(
    `自评分 ${claimed} 超出了本项的分值 ${format(most)}。`,
    `请填 0 到 ${format(most)} 之间的数，或者留空。`,
    `the claimed mark is more than the points of the row, ${format(most)}.`,
  );
}

const overtaken = (what: string): Refusal =>
  new Refusal('version-conflict', {
    what,
    why: '您打开本页以后，又有人写了新的一版。',
    next: '请重新载入本页，看过新的一版再办理；填写的内容请先复制。',
    english: 'Somebody wrote a newer version meanwhile; copy your text, reload the page and look at it first.',
  });

async function subjectWith(tx: Tx, { cycle, body }: WhichSelfAssessment) {
  await loadCycle(tx, cycle);
  const { scheme, plan } = await planOf(tx, cycle);
  return { scheme, plan, subject: subjectIn(scheme, body) };
}

/** A newer version stands over the older one, which stays; the same words again add nothing. */
export async function writeSelfAssessment(
  actor: Actor,
  input: SelfAssessmentInput,
  deps: Deps,
): Promise<SelfAssessmentReply> {
  insist(actor, 'self-assessment:write', input.body);
  const { cycle, body, node, base } = input;
  const claimed = input.claimed === null || input.claimed.trim() === '' ? null : input.claimed.trim();
  const text = input.text.trim();
  if (text === '') throw notKept('没有写自评。', '请写明做了什么、有什么成效。', 'say what was done.');
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const { scheme, plan, subject } = await subjectWith(tx, input);
    await insistNow(tx, actor, 'self-assessment:write', { cycle, body }, deps);
    const known = rowsFor(scheme, subject).find(({ id }) => id === node);
    if (known === undefined) throw notFound('这一行指标', 'This row of the table');
    if (!(await writable(tx, actor, input, dayIn(now)))(node))
      throw new Refusal('not-permitted', {
        what: '自评没有保存。',
        why: '这一项不是您的科室牵头，您也不是责任人、AB 岗，或者他们的代理人。',
        next: '请由牵头科室、责任人或者本单位的账号填写。',
        english: 'Not saved: this row is not led by your section, and you are neither its owner nor deputy.',
      });
    insistOnClaim(claimed, mostFor(plan, node, subject));
    const before = newestOf(await selfAssessments(tx, cycle, body)).get(node);
    if (before?.text === text && before.claimed === claimed) return replyIn(tx, actor, input, deps);
    if ((before?.version ?? 0) !== base) throw overtaken('自评没有保存。');
    const by = { account: actor.account, at: now.toISOString() };
    const row: SelfAssessmentRow = { body, node, version: base + 1, text, claimed, ...by };
    await addSelfAssessment(tx, cycle, row);
    await record(tx, actor, now, selfAssessed(cycle, row, { title: subject.title, label: labelOf(known) }));
    return replyIn(tx, actor, input, deps);
  });
}

/** The body confirms what its sections wrote. Late is marked, not refused; `covered`: what was looked at. */
export async function handInSelfAssessment(
  actor: Actor,
  input: WhichSelfAssessment & { covered: string },
  deps: Deps,
): Promise<SelfAssessmentReply> {
  insist(actor, 'self-assessment:hand-in', input.body);
  const { cycle, body } = input;
  const what = '自评没有报送。';
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const { scheme, subject } = await subjectWith(tx, input);
    const { calendar } = await insistNow(tx, actor, 'self-assessment:hand-in', { cycle, body }, deps);
    const newest = newestOf(await selfAssessments(tx, cycle, body));
    const covered = coveredBy(newest.values());
    const last = (await selfHandings(tx, cycle, body)).at(-1);
    if (last?.covered === covered) return replyIn(tx, actor, input, deps);
    if (covered !== input.covered) throw overtaken(what);
    const lacking = rowsFor(scheme, subject).filter(({ id }) => !newest.has(id));
    const [first] = lacking;
    if (first !== undefined)
      throw new Refusal('self-assessment-incomplete', {
        what,
        why: `还有 ${lacking.length} 项没有写自评，如“${labelOf(first)}”。`,
        next: '请牵头科室写完再报送；本年没有开展的，也写明情况。',
        english: `Not handed in: ${lacking.length} row(s) have no self-assessment yet; where nothing was done, say so.`,
      });
    const row: SelfHandingRow = {
      body,
      number: (last?.number ?? 0) + 1,
      covered,
      rows: newest.size,
      dueOn: calendar.assessedBy,
      account: actor.account,
      at: now.toISOString(),
    };
    await addSelfHanding(tx, cycle, row);
    await record(tx, actor, now, selfHanded(cycle, row, subject.title));
    return replyIn(tx, actor, input, deps);
  });
}
