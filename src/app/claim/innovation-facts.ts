// The panel's marks as votes (评审计票): how many gave which mark by each criterion; the engine makes the score of them.
import { Refusal } from '../../domain/refusal.ts';
import type { GivenFact } from '../fact.ts';
import type { Claim } from './load.ts';
import { type Ground, panelLeft } from './right.ts';

const refuse = (why: string, next: string, english: string): Refusal =>
  new Refusal('claim-closed', { what: '没有认定。', why, next, english: `Not adopted: ${english}` });

/** Throws where somebody of the panel has still to mark, or the scheme has no part that counts the marks. */
export function tallied(claim: Claim, ground: Ground, evidence: string[], id: () => string): GivenFact[] {
  const { plan, call } = ground;
  const marks = claim.steps.flatMap(({ step }) => (step.kind === 'marked' ? [step] : []));
  const waiting = panelLeft(claim, ground);
  if (marks.length === 0 || waiting.length > 0)
    throw refuse(
      waiting.length === 0
        ? '还没有人评审。'
        : `评审组还有 ${waiting.length} 人没有评审：${waiting.map(({ title }) => title).join('、')}。`,
      '请等评审组全部评完；不能评审的，请安全管理员调整角色。',
      'somebody of the panel has still to mark it.',
    );
  const counted = (call?.criteria ?? []).flatMap(({ node }) => {
    const operation = node === null ? undefined : plan?.nodes.get(node)?.operation;
    return node === null || operation?.type !== 'ballot-mean' ? [] : [{ node, operation }];
  });
  if (counted.length === 0)
    throw refuse(
      '方案的这一行没有按评审组打分计分的分项，评审结果不能直接计分。',
      '由考评单位参考评审结果评分；要直接计分的，请在方案里把这一行分为各评审标准，计分方法选“测评打分票”，再重新征集。',
      'the scheme has no part of this row that counts marks of a panel: the assessor marks it, or the scheme is given such parts.',
    );
  return claim.about.flatMap((subject) =>
    counted.map(({ node, operation }): GivenFact => {
      const counts: Record<string, number> = {};
      for (const { marks: each } of marks) {
        const mark = each[node];
        if (mark !== undefined) counts[mark] = (counts[mark] ?? 0) + 1;
      }
      const { voterGroup, channel } = operation;
      return {
        type: 'tally',
        id: id(),
        node,
        subject,
        evidence,
        supersedes: null,
        voterGroup: voterGroup ?? null,
        channel: channel ?? null,
        counts,
      };
    }),
  );
}
