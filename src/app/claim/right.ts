// Who may do what about a claim (加减分办理的分寸): never for the own body, never by whoever handed it in.
import type { Actor } from '../../domain/actor.ts';
import type { Act } from '../../domain/act.ts';
import { type ClaimKind, rectificationOf, type StepKind } from '../../domain/claim.ts';
import { may, reachOf } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Stage } from '../../domain/stage.ts';
import { type ClaimPlace, claimPlaces } from '../../engine/claim-place.ts';
import { type Plan, planIfAny } from '../../engine/plan.ts';
import { accounts } from '../../store/account.ts';
import { bodies } from '../../store/body.ts';
import { type CallRow, innovationCall } from '../../store/claim.ts';
import type { Tx } from '../../store/database.ts';
import { loadScheme } from '../scheme.ts';
import type { Claim } from './load.ts';

/** What a year says of its claims. `organisers`: bodies of its people; `adopters`: whom the scheme names, by row. */
export type Ground = {
  plan: Plan | null;
  places: ReadonlyMap<string, ClaimPlace>;
  adopters: ReadonlyMap<string, string>;
  titles: ReadonlyMap<string, string>;
  organisers: ReadonlySet<string>;
  /** Accounts that mark innovations. */
  panel: readonly { account: string; title: string; body: string | null }[];
  call: CallRow | null;
};

export async function groundOf(tx: Tx, cycle: string): Promise<Ground> {
  const { scheme } = await loadScheme(tx, cycle);
  const plan = planIfAny(scheme);
  const places = new Map((plan === null ? [] : claimPlaces(plan)).map((place) => [place.node, place]));
  const directory = await bodies(tx);
  const people = (await accounts(tx)).filter(({ disabledAt }) => disabledAt === null);
  const bodyCalled = (name: string): string | undefined =>
    directory.find(({ title, names }) => title === name || names.includes(name))?.id;
  return {
    plan,
    places,
    adopters: new Map(
      [...places.values()].flatMap(({ node, adopter }) => {
        const body = adopter === null ? undefined : bodyCalled(adopter);
        return body === undefined ? [] : [[node, body] as const];
      }),
    ),
    titles: new Map([...scheme.bodies, ...scheme.subjects, ...directory].map(({ id, title }) => [id, title] as const)),
    organisers: new Set(
      people.flatMap(({ body, roles }) => (body !== null && roles.includes('organiser') ? [body] : [])),
    ),
    panel: people
      .filter(({ roles }) => roles.includes('panel'))
      .map(({ id, title, body }) => ({ account: id, title, body })),
    call: await innovationCall(tx, cycle),
  };
}

/** Whose thing a claim is, for an act: `may()` decides by it. */
export function bodyFor(act: Act, claim: Claim, ground: Pick<Ground, 'adopters'>): string | null {
  if (act === 'claim:decide') return ground.adopters.get(claim.node) ?? null;
  return act === 'finding:reply' || act === 'rectification:answer' ? claim.subject : claim.body;
}

/** Whether the actor may know of it at all. */
export function sees(actor: Actor, claim: Claim, ground: Pick<Ground, 'adopters'>): boolean {
  if (reachOf(actor, 'claim:read') === 'all') return true;
  const { body } = actor;
  if (claim.kind === 'innovation' && may(actor, 'innovation:mark')) return true;
  if (body === null || !may(actor, 'claim:read', body)) return false;
  const isAdopter = ground.adopters.get(claim.node) === body && actor.roles.includes('assessor');
  return claim.about.includes(body) || claim.body === body || isAdopter;
}

type Why = { why: string; next: string; english: string };

const whoElse = '请由主办单位的其他人或者纪检监察办理。';

/** Why the actor cannot decide, whatever the table of permissions says; null: he can. */
export function whyNotDecide(actor: Actor, claim: Claim, ground: Ground): Why | null {
  const { body } = actor;
  const isOrganiser = actor.roles.includes('organiser');
  if (body !== null && claim.about.includes(body))
    return {
      why: '这一事项是您本单位的，本单位的人不能认定。',
      next: whoElse,
      english: 'it is about your own body; somebody of another body decides.',
    };
  if (claim.account === actor.account)
    return {
      why: '这一事项是您自己登记的，要由另一人认定。',
      next: whoElse,
      english: 'you handed it in yourself; a second person decides.',
    };
  if (claim.kind === 'finding' && body !== null && claim.body === body)
    return {
      why: '问题是您本单位移送的，移送的单位不能认定。',
      next: whoElse,
      english: 'your body handed the finding over; another body decides.',
    };
  const isOwnHand = ground.organisers.has(claim.body);
  if (!isOrganiser && actor.roles.includes('supervisor') && !isOwnHand && ground.adopters.get(claim.node) !== body)
    return {
      why: '纪检监察只认定主办单位自己交出的事项。',
      next: '这一事项请由主办单位认定。',
      english: 'the supervisor decides only what the organiser’s own body handed in.',
    };
  return null;
}

export const ownBody = (what: string, { why, next, english }: Why): Refusal =>
  new Refusal('own-body', { what, why, next, english: `Not done: ${english}` });

const handIn: Record<ClaimKind, Act> = {
  incentive: 'claim:hand-in',
  finding: 'finding:hand-in',
  reward: 'reward:hand-in',
  innovation: 'innovation:hand-in',
};

/** What the actor hands in, in this stage. */
export const handsIn = (actor: Actor, stage: Stage): ClaimKind[] =>
  (Object.keys(handIn) as ClaimKind[]).filter((kind) => may(actor, handIn[kind], actor.body, stage));

type Now = { stage: Stage; today: string };

/** Who of the panel has still to mark: nobody the own body's. */
export const panelLeft = ({ steps, about }: Claim, { panel }: Pick<Ground, 'panel'>): Ground['panel'] => {
  const given = new Set(steps.flatMap(({ step, account }) => (step.kind === 'marked' ? [account] : [])));
  return panel.filter(({ account, body }) => !given.has(account) && (body === null || !about.includes(body)));
};

/** Whether those who are heard before the decision have been. */
export function isRipe(claim: Claim, ground: Ground, today: string): boolean {
  const { now, steps } = claim;
  if (now.kind === 'finding') return today > now.replyBy || steps.some(({ step }) => step.kind === 'replied');
  if (now.kind !== 'innovation') return true;
  return steps.some(({ step }) => step.kind === 'marked') && panelLeft(claim, ground).length === 0;
}

/** Which steps the actor can take now: what the screen offers. Each verb asks again. */
export function stepsOpen(actor: Actor, claim: Claim, ground: Ground, { stage, today }: Now): StepKind[] {
  const { state, kind, subject } = claim;
  const mayHere = (act: Act): boolean => may(actor, act, bodyFor(act, claim, ground), stage);
  const isOwn = claim.body === actor.body;
  const decides = mayHere('claim:decide') && whyNotDecide(actor, claim, ground) === null;
  const needed = rectificationOf(claim.steps.map(({ step }) => step));
  const hasReplied = claim.steps.some(({ step }) => step.kind === 'replied');
  const isDue = ground.call !== null && today > ground.call.dueOn;
  const hasMarked = claim.steps.some(({ step, account }) => step.kind === 'marked' && account === actor.account);
  const isFinding = kind === 'finding' && claim.isStanding;
  const isAsking = isFinding && mayHere('rectification:ask') && subject !== actor.body;
  const offered: Partial<Record<StepKind, boolean>> = {
    replied: isFinding && state === 'open' && !hasReplied && mayHere('finding:reply') && subject === actor.body,
    adopted: state === 'open' && decides && isRipe(claim, ground, today),
    refused: state === 'open' && decides,
    withdrawn: state === 'open' ? isOwn && mayHere('claim:withdraw') : state === 'adopted' && decides,
    replaced: kind === 'innovation' && state === 'open' && !isDue && isOwn && mayHere('innovation:hand-in'),
    marked:
      kind === 'innovation' &&
      state === 'open' &&
      isDue &&
      !hasMarked &&
      mayHere('innovation:mark') &&
      subject !== actor.body,
    'rectification-asked': isAsking && needed === null,
    'rectification-answered':
      isFinding && needed?.state === 'asked' && mayHere('rectification:answer') && subject === actor.body,
    'rectification-accepted': isAsking && needed?.state === 'answered',
    'rectification-returned': isAsking && needed?.state === 'answered',
  };
  return (Object.keys(offered) as StepKind[]).filter((step) => offered[step] === true);
}
