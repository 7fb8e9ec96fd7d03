// What an entry of the journal is bound to, in words (留痕所指): a noun for each table, and where a row of it lies.
import type { BoundTable } from '../store/content.ts';

/** What lies there, in words, and where. */
export const nouns: Record<
  BoundTable,
  (key: readonly string[]) => { zh: string; en: string; where: readonly string[] }
> = {
  jurisdiction: ([id = '']) => ({ zh: '考评辖区', en: 'the jurisdiction', where: [id] }),
  document: ([sha256 = '']) => {
    const short = sha256.slice(0, 12);
    return { zh: `原表 ${short}`, en: `the document ${short}`, where: [] };
  },
  cycle: ([id = '']) => ({ zh: '考评年度', en: 'the cycle', where: [id] }),
  cycle_discard: ([id = '']) => ({ zh: '考评年度的放弃', en: 'the discarding of a cycle', where: [id] }),
  scheme_version: ([cycle = '', version = '']) => ({
    zh: `方案第 ${version} 版`,
    en: `version ${version} of the scheme`,
    where: [cycle],
  }),
  assignment_version: ([cycle = '', body = '', version = '']) => ({
    zh: `责任分工第 ${version} 版`,
    en: `version ${version} of an assignment`,
    where: [cycle, body],
  }),
  computation: ([cycle = '', number = '']) => ({
    zh: `第 ${number} 次计算`,
    en: `computation ${number}`,
    where: [cycle],
  }),
  stage_change: ([cycle = '', number = '']) => ({
    zh: `第 ${number} 次阶段变动`,
    en: `change ${number} of the stage`,
    where: [cycle],
  }),
  calendar_version: ([cycle = '', version = '']) => ({
    zh: `考评日程第 ${version} 版`,
    en: `version ${version} of the calendar`,
    where: [cycle],
  }),
  proposal: ([cycle = '']) => ({ zh: '一项提请', en: 'a proposal', where: [cycle] }),
  proposal_end: ([cycle = '']) => ({ zh: '一项提请的结果', en: 'the end of a proposal', where: [cycle] }),
  evidence: ([id = '', version = '']) => ({
    zh: `佐证材料第 ${version} 版`,
    en: `version ${version} of a piece of evidence`,
    where: [id],
  }),
  evidence_use: ([cycle = '', id = '', node = '', subject = '']) => ({
    zh: '佐证材料的用途',
    en: 'the use of a piece of evidence',
    where: [cycle, id, node, subject],
  }),
  consultation: ([cycle = '', number = '']) => ({
    zh: `第 ${number} 轮征求意见`,
    en: `round ${number} of the consultation`,
    where: [cycle],
  }),
  consultation_answer: ([cycle = '', number = '', body = '', version = '']) => ({
    zh: `第 ${number} 轮征求意见的第 ${version} 次答复`,
    en: `answer ${version} to round ${number} of the consultation`,
    where: [cycle, body],
  }),
  consultation_reply: ([cycle = '', number = '', body = '', , version = '']) => ({
    zh: `第 ${number} 轮征求意见中对意见的第 ${version} 次回复`,
    en: `reply ${version} to an opinion of round ${number} of the consultation`,
    where: [cycle, body],
  }),
  consultation_release: ([cycle = '', number = '']) => ({
    zh: `第 ${number} 轮征求意见汇总表的公布`,
    en: `the release of round ${number} of the consultation`,
    where: [cycle],
  }),
  issue: ([cycle = '', body = '', number = '']) => ({
    zh: `责任分工第 ${number} 次印发`,
    en: `issue ${number} of an assignment`,
    where: [cycle, body],
  }),
  issue_receipt: ([cycle = '', body = '', number = '', receiver = '']) => ({
    zh: `责任分工第 ${number} 次印发的签收`,
    en: `a receipt of issue ${number} of an assignment`,
    where: [cycle, body, receiver],
  }),
  filing: ([cycle = '', body = '', number = '', step = '']) => ({
    zh: `责任分工第 ${number} 次印发的备案第 ${step} 步`,
    en: `step ${step} of the filing of issue ${number}`,
    where: [cycle, body],
  }),
  task_report: ([cycle = '', report = '']) => ({
    zh: `任务填报 ${report.slice(0, 12)}`,
    en: `the task report ${report.slice(0, 12)}`,
    where: [cycle],
  }),
  absence: ([id = '']) => ({ zh: `外出登记 ${id.slice(0, 12)}`, en: `the absence ${id.slice(0, 12)}`, where: [] }),
  half_year_note: ([cycle = '', body = '', number = '']) => ({
    zh: `半年检查第 ${number} 份说明`,
    en: `note ${number} of a half-year check`,
    where: [cycle, body],
  }),
  appeal: ([cycle = '', id = '']) => ({ zh: '一项申诉', en: 'an appeal', where: [cycle, id] }),
  appeal_withdrawal: ([cycle = '', id = '']) => ({
    zh: '申诉的撤回',
    en: 'the withdrawal of an appeal',
    where: [cycle, id],
  }),
  appeal_decision: ([cycle = '', id = '']) => ({
    zh: '一项复核决定',
    en: 'the decision on an appeal',
    where: [cycle, id],
  }),
  claim: ([cycle = '', claim = '']) => ({
    zh: `加减分申报 ${claim.slice(0, 12)}`,
    en: `the claim ${claim.slice(0, 12)}`,
    where: [cycle],
  }),
  claim_step: ([cycle = '', claim = '', step = '']) => ({
    zh: `加减分申报的一步办理 ${step.slice(0, 12)}`,
    en: `the step ${step.slice(0, 12)} of a claim`,
    where: [cycle, claim],
  }),
  innovation_call: ([cycle = '', version = '']) => ({
    zh: `创新成果征集第 ${version} 版`,
    en: `version ${version} of the call for innovations`,
    where: [cycle],
  }),
  mark_handing: ([cycle = '', body = '', step = '']) => ({
    zh: `评分报送第 ${step} 步`,
    en: `step ${step} of the handing in of marks`,
    where: [cycle, body],
  }),
  self_assessment: ([cycle = '', body = '', node = '', version = '']) => ({
    zh: `自评第 ${version} 版`,
    en: `version ${version} of a self-assessment`,
    where: [cycle, body, node],
  }),
  self_assessment_handing: ([cycle = '', body = '', number = '']) => ({
    zh: `自评第 ${number} 次报送`,
    en: `handing in ${number} of a self-assessment`,
    where: [cycle, body],
  }),
};
