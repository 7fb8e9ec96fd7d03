// The sheets and headings of the facts workbook (事实填报表): one sheet per kind of fact, the same for writing and reading.
import type { Fact } from '../../domain/fact.ts';
import { factTypes, nouns } from '../../domain/glossary.ts';

export type ColumnKey =
  | 'subject'
  | 'subjectTitle'
  | 'node'
  | 'nodeTitle'
  | 'points'
  | 'assessor'
  | 'assessorTitle'
  | 'value'
  | 'notApplicable'
  | 'reason'
  | 'voterGroup'
  | 'channel'
  | 'answer'
  | 'count'
  | 'title'
  | 'issuer'
  | 'document'
  | 'date'
  | 'level'
  | 'stated'
  | 'matter'
  | 'incident'
  | 'rank'
  | 'ranked'
  | 'tied'
  | 'bodies'
  | 'share'
  | 'veto'
  | 'key'
  | 'period'
  | 'by'
  | 'at'
  | 'evidence'
  | 'supersedes'
  | 'id';

/**
 * `role` says whether a person fills it in, or the template did, or it only helps the eye; `holds` what a
 * cell is made for: text stays as typed, numbers can be added up in the spreadsheet, yes or no is chosen.
 */
export type Column = {
  key: ColumnKey;
  title: string;
  width: number;
  role: 'fill' | 'given' | 'shown';
  holds: 'text' | 'number' | 'yes-or-no';
};

const column = (
  key: ColumnKey,
  title: string,
  width: number,
  role: Column['role'] = 'fill',
  holds: Column['holds'] = 'text',
): Column => ({ key, title, width, role, holds });
const number = (key: ColumnKey, title: string, width: number): Column => column(key, title, width, 'fill', 'number');

/** Names come first, for people. */
const whose = (role: Column['role']): Column[] => [
  column('subjectTitle', nouns.subject.zh, 24, role),
  column('nodeTitle', nouns.indicator.zh, 54, role),
];

const record: Column[] = [
  column('by', '经手人', 12),
  column('at', '填报日期', 13),
  column('evidence', nouns.evidence.zh, 26),
  column('supersedes', '更正哪一条', 26),
];

/** Ids come last, for programs. */
const ids = (...more: Column[]): Column[] => [
  column('subject', `${nouns.subject.zh}编号`, 18, 'given'),
  column('node', `${nouns.indicator.zh}编号`, 12, 'given'),
  ...more,
  column('id', '事实编号', 36, 'given'),
];

/** Columns that stay in view while the others are moved. */
export const columnsFrozen = 2;

export const sheets: Record<Fact['type'], { name: string; columns: Column[] }> = {
  mark: {
    name: factTypes.mark,
    columns: [
      ...whose('shown'),
      column('points', '满分', 13, 'shown'),
      column('assessorTitle', nouns.assessor.zh, 24, 'shown'),
      number('value', nouns.mark.zh, 10),
      column('notApplicable', '不适用', 9, 'fill', 'yes-or-no'),
      column('reason', '理由', 40),
      ...record,
      ...ids(column('assessor', `${nouns.assessor.zh}编号`, 18, 'given')),
    ],
  },
  tally: {
    name: factTypes.tally,
    columns: [
      ...whose('shown'),
      column('voterGroup', nouns.voterGroup.zh, 22, 'given'),
      column('channel', nouns.channel.zh, 14, 'given'),
      column('answer', '选项', 16, 'given'),
      number('count', '票数', 9),
      ...record,
      ...ids(),
    ],
  },
  adjustment: {
    name: factTypes.adjustment,
    columns: [
      ...whose('fill'),
      column('title', '事项', 40),
      column('issuer', '发文单位', 22),
      column('document', '文号', 24),
      column('date', '文件日期', 13),
      column('level', '等级', 16),
      column('stated', '认定分值', 10),
      column('matter', '同一奖项', 20),
      column('incident', '同一事件', 20),
      number('rank', '名次', 8),
      number('ranked', '参评数', 8),
      number('tied', '并列数', 8),
      number('bodies', '责任单位数', 12),
      column('share', '分担比例', 10),
      column('veto', '一票否决', 10, 'fill', 'yes-or-no'),
      ...record,
      ...ids(),
    ],
  },
  figure: {
    name: factTypes.figure,
    columns: [
      ...whose('shown'),
      column('key', '数据项', 22, 'given'),
      column('period', '所属年度', 10, 'given'),
      column('value', nouns.figure.zh, 14),
      column('level', '等级', 12),
      column('notApplicable', '不适用', 9, 'fill', 'yes-or-no'),
      column('reason', '理由', 30),
      ...record,
      ...ids(),
    ],
  },
};

export const types = ['mark', 'tally', 'adjustment', 'figure'] as const satisfies readonly Fact['type'][];

/** Either of the two says it: an id may be left out where the title is written. */
export const titleFor = { subject: 'subjectTitle', node: 'nodeTitle', assessor: 'assessorTitle' } as const;

export const noteSheet = '说明';
/** Labels of the note sheet that are read back. */
export const noteLabels = { title: '标题', cycle: nouns.cycle.zh, demonstration: '示范数据' } as const;
