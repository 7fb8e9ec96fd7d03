// Handing in (加减分申报): an award by the subject, a finding by an inspecting body, a superior's ranking by the organiser.
import type { Actor } from '../../domain/actor.ts';
import type { Act } from '../../domain/act.ts';
import { canonical } from '../../domain/canonical.ts';
import type { ClaimContent, ContentOf } from '../../domain/claim.ts';
import { byWorth } from '../../domain/ballot-answer.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { isAdmitted, isSameDocument, isSameName } from '../../engine/claim-place.ts';
import { addClaimRow, claimColumns, type ClaimRow } from '../../store/claim.ts';
import type { Tx } from '../../store/database.ts';
import { dayIn, type Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { openJournal, record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { insistNow, type Standing } from '../standing.ts';
import { type ClaimLine, lineOf } from './line.ts';
import { type Claim, loadClaims } from './load.ts';
import { loadProofs, useProofs } from './proof.ts';
import { type Ground, groundOf } from './right.ts';
import { namesOf } from './step.ts';

const notHandedIn = '没有交出。';
const refuse = (
  code: 'input-invalid' | 'claim-twice' | 'own-body' | 'not-permitted',
  why: string,
  next: string,
  english: string,
) => new Refusal(code, { what: notHandedIn, why, next, english: `Not handed in: ${english}` });

/** `id` is random and the sender's: sent again, it adds nothing. */
type HandedIn<K extends ClaimContent['kind']> = { cycle: string; id: string; node: string; content: ContentOf<K> };

type Adding = {
  act: Act;
  cycle: string;
  id: string;
  /** Null: that of the call for innovations. */
  node: string | null;
  /** Null: of a ranking. */
  subject: string | null;
  content: ClaimContent;
  /** Refuses what cannot be. `own`: standing claims of the kind about the same subject, or of all. */
  check: (tx: Tx, looked: { ground: Ground; standing: Standing; claims: readonly Claim[] }) => Promise<void> | void;
};

const contentOf = ({ at: _at, ...row }: ClaimRow): string => canonical(row);

/** Adds a claim of the actor's body. */
export async function addClaim(adding: Adding, actor: Actor, deps: Deps): Promise<ClaimLine> {
  const { act, cycle, id, subject, content, check } = adding;
  insist(actor, act, actor.body);
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const ground = await groundOf(tx, cycle);
    const body = actor.body ?? '';
    const standing = await insistNow(tx, actor, act, { cycle, body }, deps);
    const claims = await loadClaims(tx, cycle);
    const at = now.toISOString();
    const node = adding.node ?? ground.call?.node ?? '';
    const row: ClaimRow = { id, kind: content.kind, node, subject, body, content, account: actor.account, at };
    const when = { stage: standing.stage, now, cycle };
    const before = claims.find((each) => each.id === id);
    if (before !== undefined) {
      const {
        steps: _steps,
        state: _state,
        isStanding: _is,
        now: _now,
        facts: _facts,
        about: _about,
        ...kept
      } = before;
      if (contentOf(kept) !== contentOf(row))
        throw refuse(
          'claim-twice',
          '这个编号已经用过，内容不同。',
          '请重新载入本页再交。',
          'its id is taken; reload the page.',
        );
      return lineOf(tx, actor, before, ground, when);
    }
    await check(tx, { ground, standing, claims });
    const about = content.kind === 'reward' ? content.bodies.map((each) => each.subject) : [subject ?? ''];
    const claim: Claim = { ...row, steps: [], state: 'open', isStanding: true, now: content, facts: [], about };
    await addClaimRow(tx, cycle, row);
    const { data, ...place } = namesOf(claim, ground);
    await record(tx, actor, now, {
      event: 'claim-handed-in',
      cycle,
      ...place,
      bound: rowHash(claimColumns(cycle, row)),
      data,
      words: { kind: { is: 'claim-kind', kind: content.kind } },
    });
    if ('evidence' in content) {
      const proofs = await loadProofs(tx, content.evidence, body);
      await useProofs(tx, actor, proofs, { cycle, node, stage: standing.stage }, now);
    }
    return lineOf(tx, actor, claim, ground, when);
  });
}

/** The row as one that takes such claims. Throws `not-found`. */
function insistOnPlace({ places }: Ground, node: string, kind: 'incentive' | 'finding' | 'reward') {
  const place = places.get(node);
  if (place?.kind === kind) return place;
  throw notFound('能交这种事项的一行', 'A row that takes such a matter');
}

function insistOnSubject({ plan }: Ground, subject: string): void {
  const scheme: Scheme | undefined = plan?.scheme;
  if (scheme?.subjects.some(({ id }) => id === subject) === true) return;
  throw refuse(
    'not-permitted',
    '这个单位在这一年度里不是被考评单位。',
    '请换到考评它的年度，或者另选单位。',
    'the body is not appraised in this cycle; choose another one.',
  );
}

/** By the scheme's table where it has one, else as points above zero. */
export function insistOnPrice(
  levels: Readonly<Record<string, string>> | null,
  { level, points }: { level: string | null; points: string | null },
  what: string,
): void {
  const isPriced =
    levels === null ? points !== null && !points.startsWith('-') : level !== null && Object.hasOwn(levels, level);
  if (isPriced) return;
  const listed = levels === null ? '' : byWorth(levels).join('、');
  throw new Refusal('input-invalid', {
    what,
    why: levels === null ? '方案没有规定等级，要写明分值（正数）。' : '没有选方案规定的等级。',
    next: levels === null ? '请填写分值。' : `请从方案规定的等级里选：${listed}。`,
    english: 'Not done: give a level of the scheme’s table, or points above zero where it has none.',
  });
}

/** An award of the own body. One that was claimed already, by its document or as the same matter at the same level, is refused. */
export async function claimIncentive(
  actor: Actor,
  { cycle, id, node, content }: HandedIn<'incentive'>,
  deps: Deps,
): Promise<ClaimLine> {
  const subject = actor.body ?? '';
  const check: Adding['check'] = (_tx, { ground, claims }) => {
    insistOnSubject(ground, subject);
    insistOnPrice(insistOnPlace(ground, node, 'incentive').levels, content, notHandedIn);
    const own = claims.filter((each) => each.isStanding && each.subject === subject);
    const twin = own.find(
      ({ now }) =>
        now.kind === 'incentive' &&
        (isSameDocument(now.document, content.document) ||
          (isSameName(now.matter, content.matter) && now.level === content.level && now.points === content.points)),
    );
    if (twin !== undefined)
      throw refuse(
        'claim-twice',
        `这项表彰已经申报过：“${twin.now.title}”。同一文号、同一事项的同一等级只申报一次。`,
        '要改的，请先撤回原来的一件再交；同一事项另得了更高一级表彰的，按那份文件申报，计分时只计最高的一档。',
        `this award has been claimed already (“${twin.now.title}”). Withdraw that one first, or claim the higher award by its own document.`,
      );
  };
  return addClaim({ act: 'claim:hand-in', cycle, id, node, subject, content, check }, actor, deps);
}

/** By a body that the scheme admits, about another one. */
export async function handInFinding(
  actor: Actor,
  { cycle, id, node, subject, content }: HandedIn<'finding'> & { subject: string },
  deps: Deps,
): Promise<ClaimLine> {
  const check: Adding['check'] = (_tx, { ground, claims }) => {
    const body = actor.body ?? '';
    const place = insistOnPlace(ground, node, 'finding');
    insistOnSubject(ground, subject);
    if (body === subject)
      throw refuse(
        'own-body',
        '移送的单位不能就是被考评的本单位。',
        '请由别的单位移送。',
        'it is about your own body.',
      );
    if (!isAdmitted(place, body) && !ground.organisers.has(body))
      throw refuse(
        'not-permitted',
        '方案里可以移送问题的单位没有您的单位。',
        '请把问题转给主办单位，或者请主办单位调整方案。',
        'the scheme does not admit your body to report findings; tell the organiser.',
      );
    insistOnPrice(place.levels, content, notHandedIn);
    if (content.replyBy < dayIn(deps.now()))
      throw refuse(
        'input-invalid',
        '反馈的最后一天已经过去。',
        '请填今天或者以后的日期。',
        'the last day of the reply has passed.',
      );
    const twin = claims.find(
      (each) =>
        each.isStanding &&
        each.subject === subject &&
        each.body === body &&
        each.now.kind === 'finding' &&
        isSameName(each.now.incident, content.incident),
    );
    if (twin !== undefined)
      throw refuse(
        'claim-twice',
        `本单位已经移送过这一事件：“${twin.now.title}”。`,
        '要改的，请先撤回原来的一件再交。',
        `your body has handed this incident over already (“${twin.now.title}”); withdraw that one first.`,
      );
  };
  return addClaim({ act: 'finding:hand-in', cycle, id, node, subject, content, check }, actor, deps);
}

/** Of an indicator of the superior, with all responsible bodies. */
export async function handInReward(
  actor: Actor,
  { cycle, id, node, content }: HandedIn<'reward'>,
  deps: Deps,
): Promise<ClaimLine> {
  const check: Adding['check'] = (_tx, { ground, claims }) => {
    const place = insistOnPlace(ground, node, 'reward');
    const { rank, ranked, tied, bodies } = content;
    if (rank + tied - 1 > ranked)
      throw refuse(
        'input-invalid',
        '名次、并列数与参加排名的总数不符。',
        '请核对文件后改正。',
        'rank, ties and the number ranked do not fit together.',
      );
    if (new Set(bodies.map(({ subject }) => subject)).size < bodies.length)
      throw refuse(
        'input-invalid',
        '有的责任单位写了两次。',
        '请去掉重复的。',
        'a responsible body stands there twice.',
      );
    if (place.share === 'stated' && bodies.some(({ share }) => share === null))
      throw refuse(
        'input-invalid',
        '没有写明各责任单位的分摊比例。',
        '方案规定按写明的比例分摊，请逐个填写。',
        'the scheme asks for the share of each responsible body.',
      );
    const twin = claims.find(
      ({ isStanding, now }) => isStanding && now.kind === 'reward' && isSameName(now.title, content.title),
    );
    if (twin !== undefined)
      throw refuse(
        'claim-twice',
        `这项指标的排名已经登记过：“${twin.now.title}”。`,
        '要改的，请先撤回原来的一件再登记。',
        `the ranking of this indicator has been entered already (“${twin.now.title}”); withdraw that one first.`,
      );
  };
  return addClaim({ act: 'reward:hand-in', cycle, id, node, subject: null, content, check }, actor, deps);
}
