// Where rows lie in an archive (归档包里的各表): the file of each table that the journal is bound to, and what a row of it is called.
import { archiveFiles } from '../../domain/archive.ts';
import type { BoundTable } from '../../store/content.ts';

export const homes: Record<BoundTable, { file: string; zh: string }> = {
  jurisdiction: { file: archiveFiles.jurisdiction, zh: '考评辖区' },
  document: { file: archiveFiles.documents, zh: '原表' },
  cycle: { file: archiveFiles.cycle, zh: '考评年度' },
  cycle_discard: { file: archiveFiles.discard, zh: '年度的放弃' },
  scheme_version: { file: archiveFiles.schemes, zh: '方案' },
  assignment_version: { file: archiveFiles.assignments, zh: '责任分工' },
  computation: { file: archiveFiles.computations, zh: '计算' },
  stage_change: { file: archiveFiles.stages, zh: '阶段变动' },
  calendar_version: { file: archiveFiles.calendars, zh: '考评日程' },
  proposal: { file: archiveFiles.proposals, zh: '提请' },
  proposal_end: { file: archiveFiles.proposalEnds, zh: '提请的结果' },
  evidence: { file: archiveFiles.pieces, zh: '佐证材料说明' },
  evidence_use: { file: archiveFiles.uses, zh: '佐证材料用途' },
  consultation: { file: archiveFiles.consultations, zh: '征求意见' },
  consultation_answer: { file: archiveFiles.answers, zh: '征求意见答复' },
  consultation_reply: { file: archiveFiles.replies, zh: '征求意见回复' },
  consultation_release: { file: archiveFiles.releases, zh: '征求意见公布' },
  issue: { file: archiveFiles.issues, zh: '印发' },
  issue_receipt: { file: archiveFiles.receipts, zh: '印发签收' },
  filing: { file: archiveFiles.filings, zh: '备案' },
  task_report: { file: archiveFiles.taskReports, zh: '任务填报' },
  absence: { file: archiveFiles.absences, zh: '外出登记' },
  half_year_note: { file: archiveFiles.halfYearNotes, zh: '半年检查说明' },
  appeal: { file: archiveFiles.appeals, zh: '申诉' },
  appeal_withdrawal: { file: archiveFiles.appealWithdrawals, zh: '申诉撤回' },
  appeal_decision: { file: archiveFiles.appealDecisions, zh: '复核决定' },
  claim: { file: archiveFiles.claims, zh: '加减分申报' },
  claim_step: { file: archiveFiles.claimSteps, zh: '加减分办理' },
  innovation_call: { file: archiveFiles.innovationCalls, zh: '创新成果的征集' },
  mark_handing: { file: archiveFiles.handings, zh: '评分报送' },
  self_assessment: { file: archiveFiles.selfAssessments, zh: '自评' },
  self_assessment_handing: { file: archiveFiles.selfHandings, zh: '自评报送' },
};
export const boundTables = Object.keys(homes) as BoundTable[]; // They are the keys of the table above.
