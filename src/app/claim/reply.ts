// The subject's word on a finding, and putting it right (反馈与整改): its reply before the decision, and the rectification with a day.
import type { Actor } from '../../domain/actor.ts';
import { rectificationOf, type Stance, type StepOf } from '../../domain/claim.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Tx } from '../../store/database.ts';
import { dayIn, type Deps } from '../deps.ts';
import type { ClaimLine } from './line.ts';
import type { Claim } from './load.ts';
import { loadProofs, useProofs } from './proof.ts';
import { ownBody } from './right.ts';
import { insistOnState, type Looked, type Stepping, takeStep } from './step.ts';

const what = '没有办理。';
const closed = (why: string, next: string, english: string): Refusal =>
  new Refusal('claim-closed', { what, why, next, english: `Not done: ${english}` });

function insistOnFinding(claim: Claim): void {
  if (claim.kind !== 'finding')
    throw closed('只有察访核验的问题才反馈和整改。', '请在问题上办理。', 'only findings are replied to and put right.');
}

type Said = { text: string; evidence: string[] };

async function prove(tx: Tx, actor: Actor, { claim, standing }: Looked, input: Stepping & Said, now: Date) {
  const rows = await loadProofs(tx, input.evidence, actor.body ?? '');
  await useProofs(tx, actor, rows, { cycle: input.cycle, node: claim.node, stage: standing.stage }, now);
}

/** Once, before the decision; a late reply is still read by whoever decides. */
export async function replyToFinding(
  actor: Actor,
  input: Stepping & Said & { stance: Stance },
  deps: Deps,
): Promise<ClaimLine> {
  const { stance, text, evidence } = input;
  const given: StepOf<'replied'> = { kind: 'replied', stance, text, evidence };
  const decide = async (tx: Tx, looked: Looked): Promise<StepOf<'replied'>> => {
    insistOnFinding(looked.claim);
    insistOnState(looked.claim, ['open'], what);
    if (looked.claim.steps.some(({ step }) => step.kind === 'replied'))
      throw closed(
        '本单位已经反馈过。',
        '还要补充的，请直接告诉主办单位。',
        'your body has replied already; tell the organiser what you want to add.',
      );
    await prove(tx, actor, looked, input, deps.now());
    return given;
  };
  return takeStep(actor, 'finding:reply', input, given, decide, deps);
}

/** Nobody judges what the own body is to put right. */
function insistOnOther(actor: Actor, { subject }: Claim): void {
  if (actor.body === null || actor.body !== subject) return;
  throw ownBody(what, {
    why: '整改的是您本单位，不能由本单位要求和验收。',
    next: '请由移送问题的单位或者主办单位的其他人办理。',
    english: 'it is your own body that puts it right; the inspecting body judges it.',
  });
}

const stateNow = ({ steps }: Claim) => rectificationOf(steps.map(({ step }) => step))?.state ?? null;

function insistOnDay(dueOn: string, now: Date): void {
  if (dueOn < dayIn(now))
    throw new Refusal('input-invalid', {
      what,
      why: '整改的最后一天已经过去。',
      next: '请填今天或者以后的日期。',
      english: 'Not done: the last day of the rectification has passed.',
    });
}

/** By the inspecting body or the organiser, as long as the finding stands. */
export async function askRectification(
  actor: Actor,
  input: Stepping & { text: string; dueOn: string },
  deps: Deps,
): Promise<ClaimLine> {
  const given: StepOf<'rectification-asked'> = { kind: 'rectification-asked', text: input.text, dueOn: input.dueOn };
  const decide = (_tx: Tx, { claim }: Looked): Promise<StepOf<'rectification-asked'>> => {
    insistOnOther(actor, claim);
    insistOnFinding(claim);
    insistOnState(claim, ['open', 'adopted'], what);
    if (stateNow(claim) !== null)
      throw closed(
        '已经要求过整改。',
        '要改期的，请在它答复后退回，写明新的日期。',
        'a rectification has been asked for already.',
      );
    insistOnDay(input.dueOn, deps.now());
    return Promise.resolve(given);
  };
  return takeStep(actor, 'rectification:ask', input, given, decide, deps);
}

export async function answerRectification(actor: Actor, input: Stepping & Said, deps: Deps): Promise<ClaimLine> {
  const { text, evidence } = input;
  const given: StepOf<'rectification-answered'> = { kind: 'rectification-answered', text, evidence };
  const decide = async (tx: Tx, looked: Looked): Promise<StepOf<'rectification-answered'>> => {
    insistOnState(looked.claim, ['open', 'adopted'], what);
    if (stateNow(looked.claim) !== 'asked')
      throw closed(
        '现在没有等待答复的整改。',
        '请重新载入本页。',
        'no rectification waits for an answer; reload the page.',
      );
    await prove(tx, actor, looked, input, deps.now());
    return given;
  };
  return takeStep(actor, 'rectification:answer', input, given, decide, deps);
}

type Verdict = { isAccepted: true; note: string } | { isAccepted: false; reason: string; dueOn: string };

/** Accepted, or sent back with a reason and another day. */
export async function judgeRectification(actor: Actor, input: Stepping & Verdict, deps: Deps): Promise<ClaimLine> {
  const given: StepOf<'rectification-accepted' | 'rectification-returned'> = input.isAccepted
    ? { kind: 'rectification-accepted', note: input.note }
    : { kind: 'rectification-returned', reason: input.reason, dueOn: input.dueOn };
  const decide = (_tx: Tx, { claim }: Looked) => {
    insistOnOther(actor, claim);
    insistOnState(claim, ['open', 'adopted'], what);
    if (stateNow(claim) !== 'answered')
      throw closed(
        '整改还没有答复，或者已经验收。',
        '请重新载入本页。',
        'the rectification has no answer yet, or is judged; reload the page.',
      );
    if (!input.isAccepted) insistOnDay(input.dueOn, deps.now());
    return Promise.resolve(given);
  };
  return takeStep(actor, 'rectification:ask', input, given, decide, deps);
}
