// The issued assignment and the half-year check as Word files (印发与半年检查的文件): their layout, their words, and the same bytes again.
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { halfYearDocument } from './half-year-docx.ts';
import { issueDocument } from './issue-docx.ts';

const row = {
  label: '2.1 依法行政',
  target: '办结率 90%',
  milestones: '2022-06-30 过半\n2022-12-20 完成',
  leads: '法规科\n办公室',
  cooperators: '',
  owner: '赵示一',
  deputy: '钱范二',
};
const head = {
  issuer: '示范市财政局',
  title: '示范市财政局2022年度绩效指标责任分工',
  reference: '示财〔2022〕3号',
  date: '2022-03-01',
  sections: ['法规科', '办公室'],
  copies: [{ body: 'a', title: '示范市效能办' }],
};
const xmlOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
const paragraphsOf = (xml: string): string[] =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gu)].map(([all]) =>
    [...all.matchAll(/<w:t[^>]*>([^<]*)<|<w:tab\/>/gu)].map(([, text]) => text ?? '\t').join(''),
  );

test('notice, attachment and records stand in the order of GB/T 9704, on its type area', async () => {
  const bytes = await issueDocument({ head, rows: [row], demonstration: null });
  const xml = xmlOf(bytes);
  const lines = paragraphsOf(xml).filter((line) => line !== '');
  expect(lines.slice(0, 4)).toEqual([
    '示范市财政局文件',
    '示财〔2022〕3号',
    '关于印发《示范市财政局2022年度绩效指标责任分工》的通知',
    '法规科、办公室：',
  ]);
  const at = (text: string): number => lines.indexOf(text);
  expect(at('2022年3月1日')).toBeGreaterThan(at('法规科、办公室：'));
  expect(at('附件')).toBeGreaterThan(at('2022年3月1日'));
  expect(at('抄送：示范市效能办。')).toBeGreaterThan(at('钱范二'));
  expect(lines.at(-1)).toMatch(/^示范市财政局.*2022年3月1日印发$/u);
  // 37 mm above, 28 mm left.
  expect(xml).toMatch(/<w:pgMar[^>]*w:top="2098"[^>]*w:left="1587"/u);
  expect(xml).toContain('w:color w:val="E60012"');
  expect(xml).toContain('<w:tblHeader/>');
  expect(await issueDocument({ head, rows: [row], demonstration: null })).toEqual(bytes);
});

test('without copies nothing is said of copies; what is invented says so on every page', async () => {
  const bytes = await issueDocument({ head: { ...head, copies: [] }, rows: [row], demonstration: '虚构' });
  expect(xmlOf(bytes)).not.toContain('抄送');
  const headers = Object.entries(unzipSync(bytes)).filter(([name]) => /header\d+\.xml$/u.test(name));
  expect(headers.length).toBeGreaterThan(0);
  for (const [, content] of headers) expect(strFromU8(content)).toContain('不是真实的公文：虚构');
});

test('the half-year check counts, lists and quotes', async () => {
  const plain = { date: '2022-06-30', doneOn: null, isDoneLate: false };
  const bytes = await halfYearDocument({
    subject: '示范市财政局',
    year: '2022',
    until: '2022-06-30',
    today: '2022-07-05',
    reference: '示财〔2022〕3号',
    lights: { late: 1, soon: 0, 'on-time': 0, 'no-data': 1, done: 1 },
    rows: [
      {
        label: '2.1 依法行政',
        target: null,
        leads: ['法规科'],
        owner: '赵示一',
        milestones: [
          { ...plain, text: '甲', light: 'late' },
          { ...plain, text: '乙', light: 'no-data' },
          { ...plain, text: '丙', light: 'done', doneOn: '2022-07-02', isDoneLate: true },
        ],
      },
    ],
    note: '第一段\n第二段',
    demonstration: null,
  });
  const lines = paragraphsOf(xmlOf(bytes));
  expect(lines).toContain(
    '截至2022年7月5日，2022年6月30日以前的节点共 3 个：完成 1 个，逾期 1 个，本期无数据 1 个，临近 0 个，未到期 0 个。按示财〔2022〕3号印发的责任分工检查。',
  );
  for (const line of [
    '第二段',
    '2022-06-30 甲：逾期',
    '2022-06-30 乙：本期无数据',
    '2022-06-30 丙：2022-07-02 完成（迟于节点）',
  ])
    expect(lines).toContain(line);
});
