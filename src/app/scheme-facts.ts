// What a new version makes of facts that are there (方案改动对事实的影响): told before it counts, and only then accepted.
import { Refusal } from '../domain/refusal.ts';
import type { Scheme } from '../domain/scheme.ts';
import { causesOf } from '../engine/facts-check/cause.ts';
import { faultyFacts } from '../engine/facts-check.ts';
import { planIfAny } from '../engine/plan.ts';
import { cycleById } from '../store/cycle.ts';
import type { Tx } from '../store/database.ts';
import { factsOf } from '../store/fact.ts';
import { factsFor } from './fact-list.ts';

const words = { sign: ['签署', 'signed'], save: ['保存', 'saved'] } as const;

/**
 * Throws `facts-unfit` where facts that fit `before` do not fit `after`: whoever saves is to know of it first.
 * The transaction that it is thrown in is the dry run.
 */
export async function insistOnFacts(
  tx: Tx,
  cycle: string,
  { before, after, act }: { before: Scheme; after: Scheme; act: keyof typeof words },
): Promise<void> {
  const next = planIfAny(after);
  if (next === null) return;
  const year = (await cycleById(tx, cycle))?.year ?? '';
  const rows = await factsOf(tx, cycle, { since: 0, types: null, assessor: null });
  const given = rows.map(({ fact }) => fact);
  const faulty = faultyFacts(next, factsFor(after, year, given));
  if (faulty.length === 0) return;
  const now = planIfAny(before);
  const known = new Set(now === null ? [] : faultyFacts(now, factsFor(before, year, given)).map(({ fact }) => fact.id));
  const fresh = faulty.filter(({ fact }) => !known.has(fact.id));
  if (fresh.length === 0) return;
  const [zh, en] = words[act];
  throw new Refusal(
    'facts-unfit',
    {
      what: `${zh}后有 ${fresh.length} 条已给的评分或数据不符合新的规定，还没有${zh}。`,
      why: '它们按现行方案都合用；改了以后，逐条更正以前不能计算结果。',
      next: `请看清单：不该这样改的，取消；确要这样改的，继续${zh}，再请给出的单位更正。`,
      english: `Not ${en} yet: ${fresh.length} fact(s) that fit the scheme as it stands would no longer fit, and nothing can be computed before they are corrected.`,
    },
    causesOf(next, fresh, now ?? next),
  );
}
