// Marks that are handed in stay as they are (报送锁定), and nobody marks the own body (回避).
import { isLocked } from '../../domain/handing.ts';
import { assessorsFor } from '../../domain/operation-reads.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Plan } from '../../engine/plan.ts';
import type { Tx } from '../../store/database.ts';
import { handings } from '../../store/handing.ts';

type Given = { type: string; node: string; subject: string; assessor?: string; withdrawn?: true | undefined };

/** Throws `marks-locked`: for verbs that hold the journal's head. */
export async function insistUnlocked(tx: Tx, cycle: string, facts: readonly Given[]): Promise<void> {
  const bodies = new Set(facts.flatMap(({ type, assessor }) => (type === 'mark' ? (assessor ?? []) : [])));
  for (const body of bodies)
    if (isLocked(await handings(tx, cycle, body)))
      throw new Refusal('marks-locked', {
        what: '评分没有保存。',
        why: '本单位的评分已经报送，报送以后不能再改。',
        next: '确需更正的，请先在评分页收回报送，或者请主办单位退回；填写的内容还在本页。',
        english:
          'Not saved: the marks of the body are handed in. Recall them first, or ask the organiser to send them back.',
      });
}

/** Why a body's marks were sent back, until it hands them in again; null: they are not. */
export async function returnedTo(tx: Tx, cycle: string, body: string | null): Promise<string | null> {
  const last = (await handings(tx, cycle, body ?? '')).findLast(({ act }) => act !== 'checked');
  return last?.act === 'returned' ? last.reason : null;
}

/** Throws `own-body`. Taking back what was given by mistake stays possible. */
export function insistOnOthers(plan: Plan, facts: readonly Given[]): void {
  const own = facts.find(({ type, subject, assessor, withdrawn }) => {
    return type === 'mark' && assessor === subject && withdrawn !== true;
  });
  const node = plan.nodes.get(own?.node ?? '');
  if (own === undefined || node === undefined) return;
  const others = assessorsFor({ node, recusal: plan.rules.recusal, organiser: plan.scheme.organiser }, own.subject);
  throw new Refusal('own-body', {
    what: '评分没有保存。',
    why: '考评单位不给本单位评分：这一项您的单位要回避。',
    next:
      others.length > 0
        ? '这一项由其余考评单位（或者方案指定的主办单位）评分，不用您填写；请去掉这一格再保存。'
        : '这一项没有别的考评单位，按方案的回避规则处理，不用您填写；请去掉这一格再保存。',
    english: 'Not saved: nobody marks the own body. The scheme says who marks this row instead; leave the cell empty.',
  });
}
