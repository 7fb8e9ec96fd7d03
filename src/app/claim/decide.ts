// Deciding about claims (认定加减分): adopted, the facts are added as whatever else is entered; refused with a reason; nobody decides for the own body.
import type { Actor } from '../../domain/actor.ts';
import { type Adjustment, plainAdjustment } from '../../domain/fact.ts';
import type { StepOf } from '../../domain/claim.ts';
import { Refusal } from '../../domain/refusal.ts';
import { inQuotes } from '../../domain/quote.ts';
import { isSameDocument, isSameName } from '../../engine/claim-place.ts';
import { evidenceVersions } from '../../store/evidence.ts';
import { factsOf } from '../../store/fact.ts';
import type { Tx } from '../../store/database.ts';
import { dayIn, type Deps } from '../deps.ts';
import { addToCycle, type GivenFact } from '../fact.ts';
import { tallied } from './innovation-facts.ts';
import type { ClaimLine } from './line.ts';
import { proofsOf } from './line.ts';
import type { Claim } from './load.ts';
import { insistOnPrice } from './hand-in.ts';
import { isRipe, ownBody, whyNotDecide } from './right.ts';
import { insistOnState, type Looked, type Stepping, takeStep } from './step.ts';

const notAdopted = '没有认定。';

/** Adjustments that count now: neither corrected nor taken back. */
export async function standingAdjustments(tx: Tx, cycle: string): Promise<Adjustment[]> {
  const all = (await factsOf(tx, cycle, { since: 0, types: ['adjustment'], assessor: null })).map(({ fact }) => fact);
  const gone = new Set(all.map(({ supersedes }) => supersedes));
  return all.flatMap((fact) =>
    fact.type === 'adjustment' && fact.withdrawn !== true && !gone.has(fact.id) ? [fact] : [],
  );
}

const twice = (why: string, english: string): Refusal =>
  new Refusal('claim-twice', {
    what: notAdopted,
    why,
    next: '请“不予认定”并写明理由；原来的一条有误的，先撤回它。',
    english: `Not adopted: ${english} Refuse this one with the reason, or take the other back first.`,
  });

/** The same award, incident or ranking that counts already, whoever entered it. */
function insistOnOnce({ now, about, node }: Claim, { ground }: Looked, standing: readonly Adjustment[]): void {
  const ofSubjects = standing.filter(({ subject }) => about.includes(subject));
  const kindAt = (fact: Adjustment) => ground.places.get(fact.node)?.kind;
  if (now.kind === 'finding') {
    const found = ofSubjects.find((fact) => kindAt(fact) === 'finding' && isSameName(fact.incident, now.incident));
    if (found !== undefined)
      throw twice(
        `同一事件“${now.incident}”已经扣过分：${inQuotes(found.title)}。一个事件只扣一次。`,
        `the incident has been deducted already (“${found.title}”).`,
      );
  }
  if (now.kind === 'incentive') {
    const found = ofSubjects.find((fact) => fact.node === node && isSameDocument(fact.document, now.document));
    if (found !== undefined)
      throw twice(
        `文号 ${now.document} 的表彰已经登记过：${inQuotes(found.title)}。`,
        `the award of ${now.document} has been entered already (“${found.title}”).`,
      );
  }
  if (now.kind === 'reward') {
    const found = ofSubjects.find((fact) => fact.node === node && isSameName(fact.matter, now.title));
    if (found !== undefined)
      throw twice(
        `指标“${now.title}”的排名已经登记过：${inQuotes(found.title)}。`,
        `the ranking of this indicator has been entered already (“${found.title}”).`,
      );
  }
}

type Price = { level: string | null; points: string | null };

/** What the claim adds. A matter that is known under another spelling keeps that one: by equal names the engine counts it once. */
function adjustmentsOf(
  claim: Claim,
  price: Price,
  standing: readonly Adjustment[],
  proofs: string[],
  id: () => string,
): GivenFact[] {
  const { now, node, about } = claim;
  if (now.kind === 'innovation') return [];
  const spelt = (name: string): string =>
    standing.find(({ subject, matter }) => about.includes(subject) && isSameName(matter, name))?.matter ?? name;
  const { issuer, document, date } = now;
  const common = { ...plainAdjustment, supersedes: null, node, evidence: proofs, issuer, document, date };
  if (now.kind === 'reward')
    return now.bodies.map(({ subject, share }) => ({
      ...common,
      id: id(),
      subject,
      title: `${now.title}，列第 ${now.rank} 名`,
      matter: now.title,
      rank: now.rank,
      ranked: now.ranked,
      tied: now.tied,
      bodies: now.bodies.length,
      share,
    }));
  return about.map((subject) => ({
    ...common,
    ...price,
    id: id(),
    subject,
    ...(now.kind === 'finding'
      ? { title: `${now.title}：${now.reason}`, incident: now.incident }
      : { title: now.title, matter: spelt(now.matter) }),
  }));
}

async function hashesOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const id of ids) {
    const [row] = await evidenceVersions(tx, id);
    if (row?.state === 'standing') hashes.push(row.sha256);
  }
  return hashes;
}

function insistOnRight(actor: Actor, { claim, ground }: Looked, what: string): void {
  const why = whyNotDecide(actor, claim, ground);
  if (why !== null) throw ownBody(what, why);
}

/** A finding waits for the subject's reply, or for the last day of it. */
function insistOnReply(claim: Claim, { ground }: Looked, today: string): void {
  const { now } = claim;
  if (now.kind !== 'finding' || isRipe(claim, ground, today)) return;
  throw new Refusal('reply-open', {
    what: notAdopted,
    why: `被考评单位还没有反馈，可以反馈到 ${now.replyBy}（含当日）。`,
    next: '请等它反馈以后，或者过了这一天再认定。',
    english: `Not adopted: the subject has not replied yet and may do so until ${now.replyBy}, included.`,
  });
}

export type Adopting = Stepping & Price & { note: string };

/** Adds the facts, each checked and journalled as if it were entered by hand; an innovation's by what the panel has marked. */
export async function adoptClaim(actor: Actor, input: Adopting, deps: Deps): Promise<ClaimLine> {
  const { cycle, level, points, note } = input;
  const given: StepOf<'adopted'> = { kind: 'adopted', level, points, note, facts: [] };
  const decide = async (tx: Tx, looked: Looked): Promise<StepOf<'adopted'>> => {
    const { claim, ground } = looked;
    insistOnRight(actor, looked, notAdopted);
    insistOnState(claim, ['open'], notAdopted);
    insistOnReply(claim, looked, dayIn(deps.now()));
    if (claim.kind === 'incentive' || claim.kind === 'finding')
      insistOnPrice(ground.places.get(claim.node)?.levels ?? null, { level, points }, notAdopted);
    const standing = await standingAdjustments(tx, cycle);
    insistOnOnce(claim, looked, standing);
    const proofs = await hashesOf(tx, proofsOf(claim.now));
    const facts =
      claim.kind === 'innovation'
        ? tallied(claim, ground, proofs, deps.id)
        : adjustmentsOf(claim, { level, points }, standing, proofs, deps.id);
    const { saved } = await addToCycle(tx, actor, cycle, facts, deps);
    return { ...given, facts: saved.map(({ fact }) => fact.id) };
  };
  return takeStep(actor, 'claim:decide', input, given, decide, deps);
}

export async function refuseClaim(actor: Actor, input: Stepping & { reason: string }, deps: Deps): Promise<ClaimLine> {
  const given: StepOf<'refused'> = { kind: 'refused', reason: input.reason };
  const what = '没有办理。';
  const decide = (_tx: Tx, looked: Looked): Promise<StepOf<'refused'>> => {
    insistOnRight(actor, looked, what);
    insistOnState(looked.claim, ['open'], what);
    return Promise.resolve(given);
  };
  return takeStep(actor, 'claim:decide', input, given, decide, deps);
}
