// Rows of official tables for the tests of writing (表行样例), in a fictional city.
import type { TableRow } from '../../src/documents/write/table-row.ts';

export const tableRow = (more: Partial<TableRow>): TableRow => ({
  kind: 'indicator',
  path: [],
  number: null,
  title: null,
  criterion: null,
  target: null,
  method: null,
  unit: null,
  points: null,
  assessors: [],
  leads: [],
  cooperators: [],
  remarks: null,
  ...more,
});

const river = { title: '河道治理', points: '60' };
const patrol = { title: '日常巡查', points: '40' };
const repair = { title: '堤防维修', points: '20' };

/** Two levels, an evaluation with full marks and an adjustment, as such tables have them. */
export const officialRows: TableRow[] = [
  tableRow({
    path: [river, patrol],
    criterion: '1.按月巡查；\n2.问题当月整改。',
    target: '全年巡查十二次。',
    assessors: ['水利局', '应急局'],
    leads: ['办公室'],
  }),
  tableRow({
    path: [river, patrol],
    criterion: '建立巡查台账。',
    target: '台账完整。',
    assessors: ['水利局'],
    leads: ['办公室', '财务科'],
  }),
  tableRow({
    path: [river, repair],
    criterion: '汛前完成维修。',
    target: '六月前完成。',
    assessors: ['水利局'],
    leads: ['财务科'],
  }),
  tableRow({
    kind: 'evaluation',
    title: '公众评议',
    points: '100',
    criterion: '向居民发放问卷。',
    assessors: ['效能办'],
    leads: ['办公室'],
  }),
  tableRow({
    kind: 'adjustment',
    title: '正向激励',
    criterion: '受表彰的予以加分，累计不超过5分。',
    leads: ['办公室'],
  }),
];
