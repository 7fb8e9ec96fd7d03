// A claim as it is told (加减分事项的一件): its content, what was done about it as far as the reader may know, and what he can do.
import type { Actor } from '../../domain/actor.ts';
import {
  type ClaimContent,
  type ClaimKind,
  type ClaimState,
  type ClaimStep,
  type Rectification,
  rectificationOf,
  type StepKind,
} from '../../domain/claim.ts';
import { daysBetween } from '../../domain/day.ts';
import { reachOf } from '../../domain/permission.ts';
import { hasReached, type Stage } from '../../domain/stage.ts';
import { isSameDocument, isSameName } from '../../engine/claim-place.ts';
import { dueLight, type Light } from '../../engine/task.ts';
import { accountTitles } from '../../store/account.ts';
import type { StepRow } from '../../store/claim.ts';
import type { Tx } from '../../store/database.ts';
import { newestEvidence } from '../../store/evidence.ts';
import { dayIn } from '../deps.ts';
import { type EvidencePiece, piecesOf } from '../evidence/piece.ts';
import { type Claim, loadClaims } from './load.ts';
import { type Ground, stepsOpen } from './right.ts';

/** `said` null: others' marks, before they are for the reader. */
export type StepLine = {
  id: string;
  kind: StepKind;
  at: string;
  by: string | null;
  body: string | null;
  said: ClaimStep | null;
};
/** Another standing claim about the same, as far as it is the reader's to see. */
export type AlikeClaim = { id: string; title: string; by: 'document' | 'name' };
export type ClaimLine = {
  id: string;
  kind: ClaimKind;
  node: string;
  row: string;
  /** Whom it is about, by id and title. */
  about: { id: string; title: string }[];
  body: string;
  bodyTitle: string;
  by: string | null;
  at: string;
  content: ClaimContent;
  state: ClaimState;
  facts: string[];
  steps: StepLine[];
  rectification: (Rectification & { light: Light; daysLeft: number }) | null;
  /** Of an innovation: how many of the panel have marked it, of how many. */
  panel: { marked: number; of: number } | null;
  alike: AlikeClaim[];
  /** What its content and its steps show as proof. */
  pieces: EvidencePiece[];
  can: StepKind[];
};

type When = { stage: Stage; now: Date };

/** Marks of the panel: one's own always, the others' after one's own; of who decides once it is decided; of the subject with the results. */
function showsMarks(actor: Actor, claim: Claim, row: StepRow, stage: Stage): boolean {
  if (row.account === actor.account) return true;
  const isOwn = actor.body !== null && claim.about.includes(actor.body);
  if (isOwn) return hasReached(stage, 'published');
  const hasMarked = claim.steps.some(({ step, account }) => step.kind === 'marked' && account === actor.account);
  if (actor.roles.includes('panel')) return hasMarked;
  return reachOf(actor, 'claim:read') === 'all' && claim.state !== 'open';
}

const namesIn = (content: ClaimContent): { document: string | null; name: string | null } => {
  if (content.kind === 'incentive') return { document: content.document, name: content.matter };
  if (content.kind === 'finding') return { document: content.document, name: content.incident };
  return { document: content.kind === 'reward' ? content.document : null, name: content.title };
};

/** What another standing claim about one of the same subjects shares with it. */
export function alikeBy(one: Claim, other: Claim): AlikeClaim['by'] | null {
  if (one.id === other.id || one.kind !== other.kind || !other.isStanding || one.kind === 'innovation') return null;
  if (!one.about.some((subject) => other.about.includes(subject))) return null;
  const [mine, theirs] = [namesIn(one.now), namesIn(other.now)];
  if (isSameName(mine.name, theirs.name)) return 'name';
  return one.kind === 'incentive' && isSameDocument(mine.document, theirs.document) ? 'document' : null;
}

export const proofsOf = (content: ClaimContent | ClaimStep): string[] =>
  'evidence' in content ? content.evidence : [];

const proofsIn = (claim: Claim): string[] => [
  ...proofsOf(claim.now),
  ...claim.steps.flatMap(({ step }) => proofsOf(step)),
];

/** All of them at once: what is asked of the database does not grow with the claims. `all`: those that are looked through for the same. */
export async function linesOf(
  tx: Tx,
  actor: Actor,
  shown: readonly Claim[],
  all: readonly Claim[],
  ground: Ground,
  { stage, now }: When,
): Promise<ClaimLine[]> {
  const today = dayIn(now);
  const names = await accountTitles(tx);
  const nameOf = (account: string | null) => names.get(account ?? '') ?? null;
  const titleOf = (body: string) => ground.titles.get(body) ?? body;
  const wanted = new Set(shown.flatMap(proofsIn));
  const rows = wanted.size === 0 ? [] : (await newestEvidence(tx, null)).filter(({ id }) => wanted.has(id));
  const pieces = new Map(
    (rows.length === 0 ? [] : await piecesOf(tx, actor, rows, null)).map((piece) => [piece.id, piece]),
  );
  return shown.map((claim) => {
    const { id, kind, node, about, body, account, at, now: content, state, facts } = claim;
    const needed = rectificationOf(claim.steps.map(({ step }) => step));
    const daysLeft = needed === null ? 0 : daysBetween(today, needed.dueOn);
    return {
      id,
      kind,
      node,
      row: ground.places.get(node)?.label ?? ground.plan?.nodes.get(node)?.title ?? node,
      about: about.map((subject) => ({ id: subject, title: titleOf(subject) })),
      body,
      bodyTitle: titleOf(body),
      by: nameOf(account),
      at,
      content,
      state,
      facts,
      steps: claim.steps.map((row) => ({
        id: row.id,
        kind: row.step.kind,
        at: row.at,
        by: nameOf(row.account),
        body: row.body === null ? null : titleOf(row.body),
        said: row.step.kind !== 'marked' || showsMarks(actor, claim, row, stage) ? row.step : null,
      })),
      rectification:
        needed === null
          ? null
          : { ...needed, daysLeft, light: needed.state === 'accepted' ? 'done' : dueLight(daysLeft) },
      panel:
        kind === 'innovation'
          ? {
              marked: claim.steps.filter(({ step }) => step.kind === 'marked').length,
              of: ground.panel.filter((member) => member.body === null || !about.includes(member.body)).length,
            }
          : null,
      alike: all.flatMap((other) => {
        const by = alikeBy(claim, other);
        return by === null ? [] : [{ id: other.id, title: other.now.title, by }];
      }),
      pieces: [...new Set(proofsIn(claim))].flatMap((piece) => pieces.get(piece) ?? []),
      can: stepsOpen(actor, claim, ground, { stage, today }),
    };
  });
}

/** Of one claim, as it stands now. */
export async function lineOf(
  tx: Tx,
  actor: Actor,
  claim: Claim,
  ground: Ground,
  when: When & { cycle?: string },
): Promise<ClaimLine> {
  const all = when.cycle === undefined ? [] : await loadClaims(tx, when.cycle);
  const [line] = await linesOf(tx, actor, [claim], all, ground, when);
  if (line === undefined) throw new Error('no line of a claim');
  return line;
}
