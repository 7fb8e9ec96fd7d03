// The summary of a consultation as rows of words (征求意见情况汇总表): the same in the Word file and in the workbook.
import { type SummaryLine, verdicts } from '../../domain/consultation.ts';
import { oneLine } from '../../domain/display.ts';

/** `title` is the scheme's; `none`: who answered without opinions; `missing`: who did not answer; `day`: when it was made. */
export type ConsultationSummary = {
  title: string;
  demonstration: string | null;
  number: number;
  version: number;
  dueOn: string;
  asked: number;
  answered: number;
  none: readonly string[];
  missing: readonly string[];
  lines: readonly SummaryLine[];
  day: string;
};

export const summaryTitle = '征求意见情况汇总表';
export const summaryHeadings = ['序号', '条款/指标', '原文', '意见单位', '修改意见', '采纳情况', '理由'] as const;

const list = (titles: readonly string[]): string => (titles.length === 0 ? '无' : titles.join('、'));

export const summaryNotes = (summary: ConsultationSummary): string[] => [
  `${oneLine(summary.title)}（第 ${summary.version} 版），第 ${summary.number} 轮，截止 ${summary.dueOn}`,
  `征求 ${summary.asked} 个单位，答复 ${summary.answered} 个，提出意见 ${summary.lines.length} 条；制表 ${summary.day}`,
];

export const summaryEnd = ({ none, missing }: ConsultationSummary): string[] => [
  `无意见的单位：${list(none)}。`,
  `没有答复的单位：${list(missing)}。`,
];

/** What is invented says so on every sheet. */
export const summaryWarning = ({ demonstration }: ConsultationSummary): string | null =>
  demonstration === null ? null : `本件用于示范，不是真实的征求意见：${demonstration}`;

export const summaryRows = ({ lines }: ConsultationSummary): string[][] =>
  lines.map((line, at) => [
    String(at + 1),
    line.row ?? '总体意见',
    line.original ?? '',
    line.isLate ? `${line.body}\n（逾期）` : line.body,
    line.reason === '' ? line.text : `${line.text}\n（理由：${line.reason}）`,
    line.verdict === null
      ? '待回复'
      : `${verdicts[line.verdict].zh}${line.version === null ? '' : `\n（见第 ${line.version} 版）`}`,
    line.because,
  ]);
