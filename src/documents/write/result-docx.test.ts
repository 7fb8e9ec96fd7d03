// The notice: the page of GB/T 9704-2012, everybody in order, warnings and assumptions in sight.
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { outcomeAt, snapshot } from '../../../test/kit/snapshot.ts';
import { parseXml } from '../../../test/kit/xml.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { resultDocument } from './result-docx.ts';

async function partOf(of: Snapshot, name: string): Promise<string> {
  return strFromU8(unzipSync(await resultDocument(outcomeAt(of)))[name] ?? new Uint8Array());
}
const xml = await partOf(snapshot, 'word/document.xml');
const elements = parseXml(xml);
/** Each paragraph's words. */
const lines = (of: string): string[] =>
  of
    .split(/<w:p>|<w:p /u)
    .map((paragraph) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)/gu)].map(([, text]) => text).join(''))
    .filter((text) => text !== '');

test('margins of 37, 35, 28 and 26 mm, 28.95 point lines', () => {
  const attributes = (name: string) => elements.find((element) => element.name === name)?.attributes;
  expect(attributes('w:pgSz')).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
  expect(attributes('w:pgMar')).toMatchObject({
    'w:top': '2098',
    'w:bottom': '1984',
    'w:left': '1587',
    'w:right': '1474',
  });
  const prose = elements.filter(
    ({ name, attributes: given }) => name === 'w:spacing' && given['w:lineRule'] === 'exact',
  );
  expect(prose.length).toBeGreaterThan(5);
  expect(new Set(prose.map((element) => element.attributes['w:line']))).toEqual(new Set(['579']));
  expect(579 * 22).toBeLessThanOrEqual((225 * 1440) / 25.4);
});

test('the ranking per group, with what needs a remark', () => {
  const text = lines(xml);
  const from = text.indexOf('一、政府部门（2 个）');
  expect(text.slice(from, from + 18)).toEqual([
    '一、政府部门（2 个）',
    '排名',
    '单位',
    '总分',
    '等次',
    '备注',
    '1',
    '园林局',
    '91',
    '优秀',
    '2',
    '水务局',
    '≈89.5278',
    '良好',
    '注1、名额所限、注2',
    '注1：名次取决于舍入。',
    '注2：总分精确值 3223/36。',
    '二、党群部门（1 个）',
  ]);
});

test('warnings stand under the title and in the header of every page', async () => {
  const text = lines(xml);
  expect(text.slice(0, 4)).toEqual([
    '示范市绩效考评',
    '计分结果',
    '（本件用于示范，不是真实的考评结果：虚构的示范市，数据由程序生成）',
    '（本结果含 1 项尚待签署的假设，不得作为正式结论）',
  ]);
  expect(lines(await partOf(snapshot, 'word/header1.xml'))).toEqual([
    '本件用于示范，不是真实的考评结果：虚构的示范市，数据由程序生成',
    '本结果含 1 项尚待签署的假设，不得作为正式结论。',
  ]);
  expect(text).toContain('1. 指标与群众评价在总分中各占多少：1 履职尽责 70%，群众评价 30%（理由：文件没有写明）');
});

test('signed and real results carry no warning', async () => {
  const real = { ...snapshot, result: { ...snapshot.result, demonstration: null, assumed: [] } };
  expect(lines(await partOf(real, 'word/document.xml')).slice(0, 3)).toEqual([
    '示范市绩效考评',
    '计分结果',
    '按照《示范市绩效考评方案》，对 3 个被考评单位2022年度的绩效进行了计分，结果如下。',
  ]);
  expect(await partOf(real, 'word/header1.xml')).toBe('');
});

test('office and date close the notice', () => {
  expect(lines(xml).slice(-2)).toEqual(['效能办', '2023年1月15日']);
});
