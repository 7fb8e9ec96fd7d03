// Innovations of the year (创新成果): the organiser calls for them, each body hands in exactly one, and a panel marks them, each without the others' marks.
import type { Actor } from '../../domain/actor.ts';
import { canonical } from '../../domain/canonical.ts';
import type { ContentOf, StepOf } from '../../domain/claim.ts';
import { type Criterion, usualCriteria } from '../../domain/innovation.ts';
import { insist } from '../../domain/permission.ts';
import { compare, parse, zero } from '../../domain/rational.ts';
import { Refusal } from '../../domain/refusal.ts';
import { nodesOf } from '../../domain/scheme.ts';
import { placeTitles } from '../../domain/title.ts';
import { addCall, type CallRow, callColumns, innovationCall } from '../../store/claim.ts';
import type { Tx } from '../../store/database.ts';
import { dayIn, type Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { openJournal, record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { loadScheme } from '../scheme.ts';
import { insistNow } from '../standing.ts';
import { addClaim } from './hand-in.ts';
import type { ClaimLine } from './line.ts';
import { loadProofs, useProofs } from './proof.ts';
import { type Ground, groundOf, ownBody } from './right.ts';
import { insistOnState, type Looked, type Stepping, takeStep } from './step.ts';

const refuse = (
  code: 'input-invalid' | 'claim-closed' | 'claim-twice' | 'version-conflict',
  what: string,
  why: string,
  next: string,
  english: string,
) => new Refusal(code, { what, why, next, english });

/** The parts of a row that count the marks of a panel; a row without any is marked by the usual criteria, for the assessor to see. */
function criteriaOf({ plan }: Ground, node: string): Criterion[] {
  const row = plan?.nodes.get(node);
  const parts =
    row === undefined ? [] : [...row.children, row].filter(({ operation }) => operation.type === 'ballot-mean');
  return parts.length === 0 ? [...usualCriteria] : parts.map(({ id, title }) => ({ node: id, title }));
}

const keyOf = ({ node, title }: Criterion): string => node ?? title;

export type Calling = { cycle: string; base: number; node: string; dueOn: string };

/** On which row, and until when; called anew, it is a further version. */
export async function callForInnovations(
  actor: Actor,
  { cycle, base, node, dueOn }: Calling,
  deps: Deps,
): Promise<CallRow> {
  insist(actor, 'innovation:call');
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    await insistNow(tx, actor, 'innovation:call', { cycle }, deps);
    const { scheme } = await loadScheme(tx, cycle);
    if (![...nodesOf(scheme.root)].some(({ id, kind }) => id === node && kind === 'indicator'))
      throw notFound('这一行指标', 'This row of the table');
    const what = '没有征集。';
    if (dueOn < dayIn(now))
      throw refuse(
        'input-invalid',
        what,
        '最后一天已经过去。',
        '请填今天或者以后的日期。',
        'Not called: the last day has passed.',
      );
    const criteria = criteriaOf(await groundOf(tx, cycle), node);
    const before = await innovationCall(tx, cycle);
    const row: CallRow = { version: base + 1, node, dueOn, criteria, account: actor.account, at: now.toISOString() };
    const saidIn = ({ at: _at, ...rest }: CallRow) => canonical(rest);
    if (before !== null && saidIn(before) === saidIn(row)) return before;
    if ((before?.version ?? 0) !== base)
      throw refuse(
        'version-conflict',
        what,
        '别人刚刚改过征集。',
        '请重新载入本页，看一看再改。',
        'Not called: somebody has just changed the call; reload the page.',
      );
    await addCall(tx, cycle, row);
    await record(tx, actor, now, {
      event: 'innovations-called',
      cycle,
      node,
      bound: rowHash(callColumns(cycle, row)),
      data: { version: String(row.version), row: placeTitles(scheme.root).get(node) ?? node, due: dueOn },
    });
    return row;
  });
}

const notHandedIn = '没有交出。';

function insistOnCall({ call }: Ground, today: string): CallRow {
  if (call === null)
    throw refuse(
      'claim-closed',
      notHandedIn,
      '主办单位还没有征集创新成果。',
      '请等主办单位发出征集。',
      'Not handed in: the organiser has not called for innovations yet.',
    );
  if (today > call.dueOn)
    throw refuse(
      'claim-closed',
      notHandedIn,
      `征集到 ${call.dueOn} 为止，已经过去。`,
      '确有需要的，请主办单位改期。',
      `Not handed in: the last day was ${call.dueOn}; ask the organiser for another one.`,
    );
  return call;
}

/** The one of the body; a second is refused, the first can be replaced. */
export async function handInInnovation(
  actor: Actor,
  { cycle, id, content }: { cycle: string; id: string; content: ContentOf<'innovation'> },
  deps: Deps,
): Promise<ClaimLine> {
  const subject = actor.body ?? '';
  return addClaim(
    {
      act: 'innovation:hand-in',
      cycle,
      id,
      node: null,
      subject,
      content,
      check: (_tx, { ground, claims }) => {
        insistOnCall(ground, dayIn(deps.now()));
        if (ground.plan?.scheme.subjects.some((each) => each.id === subject) !== true)
          throw refuse(
            'input-invalid',
            notHandedIn,
            '本单位在这一年度里不是被考评单位。',
            '请换到考评本单位的年度。',
            'Not handed in: your body is not appraised in this cycle.',
          );
        const other = claims.find((each) => each.kind === 'innovation' && each.isStanding && each.subject === subject);
        if (other !== undefined)
          throw refuse(
            'claim-twice',
            notHandedIn,
            `每个单位每年只交一项创新成果，本单位已经交了“${other.now.title}”。`,
            '截止以前可以在那一项上“换交”。',
            `Not handed in: each body hands in exactly one, and yours has (“${other.now.title}”); replace that one until the last day.`,
          );
      },
    },
    actor,
    deps,
  );
}

/** A further version in its place, until the last day. */
export async function replaceInnovation(
  actor: Actor,
  input: Stepping & { content: ContentOf<'innovation'> },
  deps: Deps,
): Promise<ClaimLine> {
  const given: StepOf<'replaced'> = { kind: 'replaced', content: input.content };
  const decide = async (tx: Tx, { claim, ground, standing }: Looked): Promise<StepOf<'replaced'>> => {
    insistOnState(claim, ['open'], notHandedIn);
    if (claim.kind !== 'innovation') throw notFound('这一项创新成果', 'This innovation');
    const call = insistOnCall(ground, dayIn(deps.now()));
    const rows = await loadProofs(tx, input.content.evidence, claim.body);
    await useProofs(tx, actor, rows, { cycle: input.cycle, node: call.node, stage: standing.stage }, deps.now());
    return given;
  };
  return takeStep(actor, 'innovation:hand-in', input, given, decide, deps);
}

/** Out of the scale of the part that counts it; out of 100 where none does. */
function scaleOf({ plan }: Ground, node: string | null): string {
  const operation = node === null ? undefined : plan?.nodes.get(node)?.operation;
  return operation?.type === 'ballot-mean' ? operation.scale : '100';
}

/** By every criterion, once, after the last day of handing in; not the own body's. */
export async function markInnovation(
  actor: Actor,
  input: Stepping & { marks: Record<string, string>; note: string },
  deps: Deps,
): Promise<ClaimLine> {
  const { marks, note } = input;
  const what = '没有评审。';
  const given: StepOf<'marked'> = { kind: 'marked', marks, note };
  const decide = (_tx: Tx, { claim, ground }: Looked): Promise<StepOf<'marked'>> => {
    if (claim.kind !== 'innovation') throw notFound('这一项创新成果', 'This innovation');
    if (actor.body !== null && claim.about.includes(actor.body))
      throw ownBody(what, {
        why: '这是您本单位的创新成果，评审要回避。',
        next: '请评审其他单位的；这一项由评审组的其他人评审。',
        english: 'it is your own body’s innovation; the others of the panel mark it.',
      });
    insistOnState(claim, ['open'], what);
    const call = ground.call;
    if (call === null || dayIn(deps.now()) <= call.dueOn)
      throw refuse(
        'claim-closed',
        what,
        `征集还没有截止${call === null ? '' : `（到 ${call.dueOn}）`}，各单位还可以换交。`,
        '请等截止以后再评审。',
        'Not marked: bodies may still replace their innovations; mark them after the last day.',
      );
    if (claim.steps.some(({ step, account }) => step.kind === 'marked' && account === actor.account))
      throw refuse(
        'claim-closed',
        what,
        '您已经评审过这一项。',
        '请评审下一项。',
        'Not marked: you have marked it already.',
      );
    const isWhole =
      Object.keys(marks).length === call.criteria.length &&
      call.criteria.every((criterion) => {
        const mark = marks[keyOf(criterion)];
        const most = parse(scaleOf(ground, criterion.node));
        return mark !== undefined && compare(parse(mark), zero) >= 0 && compare(parse(mark), most) <= 0;
      });
    if (!isWhole)
      throw refuse(
        'input-invalid',
        what,
        '每项标准都要打分，在 0 分和满分之间。',
        '请补齐或者改正后再交。',
        'Not marked: give a mark between zero and the full mark by every criterion.',
      );
    return Promise.resolve(given);
  };
  return takeStep(actor, 'innovation:mark', input, given, decide, deps);
}
