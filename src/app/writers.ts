// The writers of official documents (文件写出): each brings a large library along and is loaded when it is used first.
import type { evidenceList } from '../documents/write/evidence-list.ts';
import type { ConsultationSummary } from '../documents/write/consultation-table.ts';
import type { HalfYearDocument } from '../documents/write/half-year-docx.ts';
import type { IssueDocument } from '../documents/write/issue-docx.ts';
import type { Outcome } from '../documents/write/outcome.ts';
import type { Assignment } from '../domain/assignment.ts';
import type { Scheme } from '../domain/scheme.ts';
import type { Scorecard } from '../domain/scorecard.ts';

export const writers = {
  resultDocument: async (outcome: Outcome) =>
    (await import('../documents/write/result-docx.ts')).resultDocument(outcome),
  resultWorkbook: async (outcome: Outcome) =>
    (await import('../documents/write/result-xlsx.ts')).resultWorkbook(outcome),
  scorecardHtml: async (outcome: Outcome, card: Scorecard) =>
    (await import('../documents/write/scorecard-html.ts')).scorecardHtml(outcome, card),
  scorecardPdf: async (outcome: Outcome, card: Scorecard) =>
    (await import('../documents/write/scorecard-pdf.ts')).scorecardPdf(outcome, card),
  schemeDocument: async (scheme: Scheme, assignment: Assignment | null, day: string | null = null) =>
    (await import('../documents/write/scheme-docx.ts')).schemeDocument(scheme, assignment, day),
  evidenceList: async (...given: Parameters<typeof evidenceList>) =>
    (await import('../documents/write/evidence-list.ts')).evidenceList(...given),
  consultationDocument: async (summary: ConsultationSummary) =>
    (await import('../documents/write/consultation-docx.ts')).consultationDocument(summary),
  consultationWorkbook: async (summary: ConsultationSummary) =>
    (await import('../documents/write/consultation-xlsx.ts')).consultationWorkbook(summary),
  issueDocument: async (document: IssueDocument) =>
    (await import('../documents/write/issue-docx.ts')).issueDocument(document),
  halfYearDocument: async (document: HalfYearDocument) =>
    (await import('../documents/write/half-year-docx.ts')).halfYearDocument(document),
};
