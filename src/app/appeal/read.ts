// The appeals that somebody may see (申诉清单): the own body's, those on rows that the own body marks, or all; with what may be done.
import type { Actor } from '../../domain/actor.ts';
import { type AppealOutcome, type AppealState, isInWindow } from '../../domain/appeal.ts';
import type { Both } from '../../domain/both.ts';
import { labelOf } from '../../domain/display.ts';
import { insist, may, reachOf } from '../../domain/permission.ts';
import { nodesOf } from '../../domain/scheme.ts';
import type { Stage } from '../../domain/stage.ts';
import { bodyTitles } from '../../domain/title.ts';
import { accountTitles } from '../../store/account.ts';
import { appeals, type KeptAppeal } from '../../store/appeal.ts';
import { newestEvidence } from '../../store/evidence.ts';
import { type FactRow, factsOf } from '../../store/fact.ts';
import { loadCycle } from '../cycle.ts';
import { dayIn, type Deps } from '../deps.ts';
import { loadScheme } from '../scheme.ts';
import { standingOf } from '../standing.ts';
import { nodesUnder, standingAmong } from './effect.ts';
import { rowsOf } from './make.ts';
import { appliedIn, isPending, stateOf, whyNotDecide } from './state.ts';

export type AppealEntry = {
  id: string;
  body: string;
  title: string;
  node: string;
  label: string;
  reason: string;
  source: string;
  evidence: { id: string; title: string }[];
  at: string;
  by: string | null;
  state: AppealState;
  withdrawal: { reason: string; at: string } | null;
  decision: {
    outcome: AppealOutcome;
    reason: string;
    document: string;
    at: string;
    by: string | null;
    computation: number | null;
    isPending: boolean;
  } | null;
  mayWithdraw: boolean;
  mayDecide: boolean;
  /** Why the actor, who decides appeals otherwise, does not decide this one. */
  whyNot: Both | null;
  /** What counts on the row now, for whoever decides. */
  facts: FactRow[];
};
export type AppealsReply = {
  stage: Stage;
  until: string | null;
  isOpen: boolean;
  /** The rows of the own published scorecard, for whoever may appeal now; null: may not. */
  own: {
    body: string;
    rows: { node: string; label: string; value: string | null }[];
    evidence: { id: string; title: string }[];
  } | null;
  /** How many decisions changed facts that the published results do not have. */
  pending: number;
  appeals: AppealEntry[];
};

export async function listAppeals(actor: Actor, { cycle }: { cycle: string }, deps: Deps): Promise<AppealsReply> {
  insist(actor, 'appeal:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await loadCycle(tx, cycle);
    const { stage, calendar, changes } = await standingOf(tx, cycle, deps);
    const { scheme } = await loadScheme(tx, cycle);
    const nodes = new Map([...nodesOf(scheme.root)].map((node) => [node.id, node]));
    const [titles, accounts, pieces] = [
      bodyTitles(scheme),
      await accountTitles(tx),
      new Map((await newestEvidence(tx, null)).map(({ id, title }) => [id, title])),
    ];
    const facts = await factsOf(tx, cycle, { since: 0, types: null, assessor: null });
    const factsOfRow = ({ body, node }: KeptAppeal): FactRow[] => {
      const below = nodesUnder(scheme, node);
      return facts.filter(({ fact }) => fact.subject === body && below.has(fact.node));
    };
    const applied = appliedIn(changes);
    const isWithin = isInWindow(calendar, dayIn(deps.now()));
    const isAll = reachOf(actor, 'appeal:read') === 'all';
    const isSeen = (each: KeptAppeal): boolean =>
      isAll ||
      each.body === actor.body ||
      factsOfRow(each).some(({ fact }) => fact.type === 'mark' && fact.assessor === actor.body);
    const all = await appeals(tx, cycle);
    const mayDecide = may(actor, 'appeal:decide', undefined, stage);
    const entryOf = (each: KeptAppeal): AppealEntry => {
      const { id, body, node, reason, source, evidence, at, account, withdrawal, decision } = each;
      const state = stateOf(each);
      const given = mayDecide && state === 'open' ? factsOfRow(each) : [];
      const why = mayDecide && state === 'open' ? whyNotDecide(actor, each, given) : null;
      const found = nodes.get(node);
      return {
        id,
        body,
        title: titles.get(body) ?? body,
        node,
        label: found === undefined ? node : labelOf(found),
        reason,
        source,
        evidence: evidence.map((piece) => ({ id: piece, title: pieces.get(piece) ?? piece })),
        at,
        by: accounts.get(account ?? '') ?? null,
        state,
        withdrawal: withdrawal === null ? null : { reason: withdrawal.reason, at: withdrawal.at },
        decision:
          decision === null
            ? null
            : {
                outcome: decision.outcome,
                reason: decision.reason,
                document: decision.document,
                at: decision.at,
                by: accounts.get(decision.account ?? '') ?? null,
                computation: decision.computation,
                isPending: isPending(each, applied),
              },
        mayWithdraw: state === 'open' && may(actor, 'appeal:make', body, stage),
        mayDecide: state === 'open' && mayDecide && why === null,
        whyNot: why === null ? null : { zh: why.why, en: why.english },
        facts: why === null ? standingAmong(given) : [],
      };
    };
    const body = actor.body ?? '';
    const mayMake = isWithin && may(actor, 'appeal:make', body, stage);
    return {
      stage,
      until: calendar.appealsUntil,
      isOpen: stage === 'published' && isWithin,
      own: mayMake
        ? {
            body,
            rows: await rowsOf(tx, cycle, applied, body),
            evidence: (await newestEvidence(tx, body))
              .filter((piece) => piece.state === 'standing')
              .map(({ id, title }) => ({ id, title })),
          }
        : null,
      pending: all.filter((each) => isPending(each, applied)).length,
      appeals: all.filter(isSeen).map(entryOf).toReversed(),
    };
  });
}
