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

/** `role` says whether a person fills it in, or the template did, or it only helps the eye. */
export type Column = { key: ColumnKey; title: string; width: number; role: 'fill' | 'given' | 'shown' };

const column = (key: ColumnKey, title: string, width: number, role: Column['role'] = 'fill'): Column => ({
  key,
  title,
  width,
  role,
});

const whose: Column[] = [
  column('subject', `${nouns.subject.zh}编号`, 18, 'given'),
  column('subjectTitle', nouns.subject.zh, 24, 'shown'),
  column('node', `${nouns.indicator.zh}编号`, 12, 'given'),
  column('nodeTitle', nouns.indicator.zh, 32, 'shown'),
];

const record: Column[] = [
  column('by', '经手人', 14),
  column('at', '填报日期', 13),
  column('evidence', nouns.evidence.zh, 24),
  column('supersedes', '更正哪一条', 16),
  column('id', '事实编号', 28),
];

export const sheets: Record<Fact['type'], { name: string; columns: Column[] }> = {
  mark: {
    name: factTypes.mark,
    columns: [
      ...whose,
      column('points', nouns.points.zh, 8, 'shown'),
      column('assessor', `${nouns.assessor.zh}编号`, 18, 'given'),
      column('assessorTitle', nouns.assessor.zh, 22, 'shown'),
      column('value', nouns.mark.zh, 10),
      column('notApplicable', '不适用', 8),
      column('reason', '理由', 36),
      ...record,
    ],
  },
  tally: {
    name: factTypes.tally,
    columns: [
      ...whose,
      column('voterGroup', nouns.voterGroup.zh, 16),
      column('channel', nouns.channel.zh, 14),
      column('answer', '选项', 12),
      column('count', '票数', 8),
      ...record,
    ],
  },
  adjustment: {
    name: factTypes.adjustment,
    columns: [
      ...whose,
      column('title', '事项', 40),
      column('issuer', '发文单位', 22),
      column('document', '文号', 24),
      column('date', '文件日期', 13),
      column('level', '等级', 14),
      column('stated', '认定分值', 10),
      column('matter', '同一奖项', 20),
      column('incident', '同一事件', 20),
      column('rank', '名次', 8),
      column('ranked', '参评数', 8),
      column('tied', '并列数', 8),
      column('bodies', '责任单位数', 11),
      column('share', '分担比例', 10),
      column('veto', '一票否决', 10),
      ...record,
    ],
  },
  figure: {
    name: factTypes.figure,
    columns: [
      ...whose,
      column('key', '数据项', 20, 'given'),
      column('period', '所属年度', 10),
      column('value', nouns.figure.zh, 12),
      column('level', '等级', 12),
      column('notApplicable', '不适用', 8),
      column('reason', '理由', 28),
      ...record,
    ],
  },
};

export const noteSheet = '说明';
/** Labels of the note sheet that are read back. */
export const noteLabels = { title: '标题', cycle: nouns.cycle.zh, demonstration: '示范数据' } as const;
