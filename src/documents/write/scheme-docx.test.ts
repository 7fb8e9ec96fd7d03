// The official table as Word sees it: merged cells, repeated header, landscape sheet, typefaces and bytes that stay.
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { officialRows, tableRow } from '../../../test/kit/table-rows.ts';
import { parseXml } from '../../../test/kit/xml.ts';
import { tableDocument } from './scheme-docx.ts';
import { twips } from './word-file.ts';

const input = {
  title: '示范市水利局绩效指标责任分工表',
  rows: officialRows,
  numberOf: () => null,
  demonstration: '虚构',
  date: '2023-01-15',
};
const written = await tableDocument(input);
const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
const xml = part(written, 'word/document.xml');

/** The rows of the table: each cell as its span, its vertical merge and its words. */
function tableRows(): string[][] {
  return xml
    .split('<w:tr>')
    .slice(1)
    .map((row) =>
      row
        .split('<w:tc>')
        .slice(1)
        .map((cell) => {
          const span = /<w:gridSpan w:val="(\d+)"\/>/u.exec(cell)?.[1] ?? '1';
          const merge = /<w:vMerge w:val="(\w+)"\/>/u.exec(cell)?.[1] ?? '-';
          return `${span} ${merge} ${[...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)/gu)].map(([, text]) => text).join('|')}`;
        }),
    );
}

test('levels are vertical merges, evaluations and adjustments run over three columns', () => {
  expect(tableRows()).toEqual([
    ['1 - 项目', '1 - 一级指标', '1 - 考核内容', '1 - 年度工作目标', '1 - 考评单位', '1 - 牵头责任科室|（单位）'],
    [
      '1 restart 河道治理|（60分）',
      '1 restart 日常巡查|（40分）',
      '1 - 1.按月巡查；|2.问题当月整改。',
      '1 - 全年巡查十二次。',
      '1 - 水利局、|应急局',
      '1 - 办公室',
    ],
    ['1 continue ', '1 continue ', '1 - 建立巡查台账。', '1 - 台账完整。', '1 - 水利局', '1 - 办公室、|财务科'],
    ['1 continue ', '1 - 堤防维修|（20分）', '1 - 汛前完成维修。', '1 - 六月前完成。', '1 - 水利局', '1 - 财务科'],
    ['1 - 公众评议|（100分）', '3 - 向居民发放问卷。', '1 - 效能办', '1 - 办公室'],
    ['1 - 正向激励', '3 - 受表彰的予以加分，累计不超过5分。', '1 - ', '1 - 办公室'],
  ]);
});

test('the header is repeated on each page; rows move to the next one as a whole, unless they take most of it', async () => {
  const named = (text: string, wanted: string) => parseXml(text).filter(({ name }) => name === wanted).length;
  expect([named(xml, 'w:tblHeader'), named(xml, 'w:cantSplit')]).toEqual([1, 6]);
  const [first, ...others] = officialRows.slice(1);
  const rows = [...others, { ...first, ...tableRow({ criterion: '及时整改发现的问题。'.repeat(60) }) }];
  const tall = part(await tableDocument({ ...input, rows }), 'word/document.xml');
  expect(named(tall, 'w:cantSplit')).toBe(rows.length);
});

test('a heading over two levels is one cell, and a level has room for its words beside its first row', async () => {
  const headings = [
    { column: 'level' as const, title: '考核指标' },
    { column: 'level' as const, title: '考核指标' },
  ];
  const own = part(await tableDocument({ ...input, form: { headings, total: null } }), 'word/document.xml');
  const [head = '', first = ''] = own.split('<w:tr>').slice(1);
  expect([...head.matchAll(/<w:gridSpan w:val="(\d+)"/gu)].map(([, span]) => span)).toEqual(['2']);
  expect(head.match(/考核指标/gu)?.length).toBe(1);
  expect(Number(/<w:trHeight w:val="(\d+)" w:hRule="atLeast"/u.exec(first)?.[1])).toBeGreaterThan(2 * 300);
});

test('a landscape A4 sheet, whose columns fill its width', () => {
  const elements = parseXml(xml);
  const attributes = (name: string) => elements.find((element) => element.name === name)?.attributes;
  expect(attributes('w:pgSz')).toMatchObject({ 'w:w': '16838', 'w:h': '11906', 'w:orient': 'landscape' });
  const margin = attributes('w:pgMar');
  const room = 16838 - Number(margin?.['w:left']) - Number(margin?.['w:right']);
  const widths = elements
    .filter(({ name }) => name === 'w:gridCol')
    .map((element) => Number(element.attributes['w:w']));
  expect(widths.length).toBe(6);
  expect(Math.abs(widths.reduce((total, width) => total + width, 0) - room)).toBeLessThanOrEqual(1);
});

test('of many columns none is too narrow for its heading', async () => {
  const prose = { target: '全年巡查十二次，发现的问题当月整改。', method: '每少一次扣一分，未整改的每处扣两分。' };
  const fields = { ...prose, number: 'A-1', unit: '次', points: '5', cooperators: ['各科室'], remarks: '新增' };
  const crowded = officialRows.map((row) => ({ ...row, ...fields }));
  const wide = part(await tableDocument({ ...input, rows: crowded }), 'word/document.xml');
  const widths = parseXml(wide)
    .filter(({ name }) => name === 'w:gridCol')
    .map(({ attributes }) => Number(attributes['w:w']));
  // Two signs of 12 points, or four, between the margins of the cell: 序号, 项目, 一级指标, 分值, 考评单位, 牵头责任科室.
  expect([0, 1, 2, 7, 8, 9].map((at) => widths[at])).toEqual([640, 1120, 1120, 640, 1120, 1120]);
  expect([widths.length, Math.min(...widths)]).toEqual([12, 640]);
  expect(widths.reduce((total, width) => total + width)).toBe(twips(257));
});

test('official typefaces, each with its stand-in', () => {
  const used = new Set([...xml.matchAll(/w:eastAsia="([^"]+)"/gu)].map(([, name]) => name));
  expect(used).toEqual(new Set(['仿宋_GB2312', '方正小标宋简体', '黑体']));
  const stand = parseXml(part(written, 'word/fontTable.xml'))
    .filter(({ name }) => name === 'w:altName')
    .map(({ attributes }) => attributes['w:val']);
  expect(stand).toEqual(['黑体', 'SimHei', '仿宋', '楷体', 'SimSun']);
});

test('invented data are marked at the head of every page, others are not', async () => {
  expect(part(written, 'word/header1.xml')).toContain('本件用于示范');
  expect(xml).toContain('w:headerReference');
  const real = await tableDocument({ ...input, demonstration: null });
  expect(part(real, 'word/document.xml')).not.toContain('w:headerReference');
});

test('hostile text stays text, and the file stays readable', async () => {
  const rows = officialRows.map((row) => ({
    ...row,
    criterion: '</w:t></w:r><w:fldSimple w:instr="INCLUDE"/>\u0000\uD800\uFFFE',
  }));
  const attacked = part(await tableDocument({ ...input, rows }), 'word/document.xml');
  expect(parseXml(attacked).filter(({ name }) => name === 'w:fldSimple')).toEqual([]);
  expect(attacked).toContain('&lt;/w:t&gt;');
  expect(attacked).not.toContain('\uFFFE');
});

test('the same content gives the same bytes, without the time of writing', async () => {
  expect(Buffer.compare(written, await tableDocument({ ...input, rows: structuredClone(officialRows) }))).toBe(0);
  expect(part(written, 'docProps/core.xml')).toContain('2023-01-15T00:00:00Z');
  expect(part(await tableDocument({ ...input, date: null }), 'docProps/core.xml')).not.toContain('dcterms:created');
});
