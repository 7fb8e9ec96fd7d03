// Tables of another city through the doors (外地的表): what their columns assign stays in the scheme, or what is not saved is said.
import { beforeAll, describe, expect, test } from 'vitest';
import type { ImportedReply, VerdictReply } from '../../src/api/import.ts';
import type { SchemeTableReply } from '../../src/api/scheme.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import type { RawDocument } from '../../src/domain/table.ts';
import { type Call, type City, openCity } from '../kit/city.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
async function ask<T>(call: Omit<Call, 'as'>): Promise<T> {
  const reply = await city.call({ ...call, as: 'xiaoneng' });
  expect(reply.statusCode, reply.body.slice(0, 400)).toBe(200);
  return reply.json<T>();
}

describe('a table of another city', () => {
  const row = (cells: string[], tag = 'td') => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const pageOf = (title: string, heading: string) =>
    Buffer.from(
      `<meta charset="utf-8"><p>${title}</p><table>${[
        row(['类别', '考核事项', '分值', '考核部门', heading]),
        row(['实绩', '重点项目', '60', '发展和改革委员会', '住房和城乡建设局']),
        row(['党建', '基层党建', '40', '组织部', '']),
      ].join('')}</table>`,
    );
  const title = '临川县2027年度机关单位综合考核评价表';
  const reading = { columns: [{ table: 1, column: 5, role: 'cooperators' }] };
  const judged = async (bytes: Buffer, subjects: unknown): Promise<[string, VerdictReply]> => {
    const { sha256 } = await ask<RawDocument>({
      method: 'POST',
      url: `/api/documents?name=${encodeURIComponent('外地.html')}`,
      body: bytes,
    });
    const to = { into: 'new-cycle', year: '2027', title: '2027年度绩效考评', subjects };
    const url = `/api/documents/${sha256}/reading`;
    return [sha256, await ask({ method: 'POST', url, body: { reading, target: to } })];
  };

  test('of no one body keeps its cooperators in the scheme, and goes out under its own title', async () => {
    const [sha256, verdict] = await judged(pageOf(title, '协助部门'), { from: 'newest-cycle' });
    const cooperators = [...nodesOf(verdict.scheme.root)].flatMap((node) => node.cooperators ?? []);
    expect(cooperators).toEqual(['住房和城乡建设局']);
    expect(verdict.problems.map(({ code }) => code)).not.toContain('assignment-unsaved');
    const named = { title: '2027年度绩效考评', year: '2027', subjects: { from: 'newest-cycle' } };
    const body = { document: sha256, reading, ...named };
    const { cycle } = await ask<ImportedReply>({ method: 'POST', url: '/api/cycles', body });
    expect(cycle.title).toBe('2027年度绩效考评');
    const table = await ask<SchemeTableReply>({ method: 'GET', url: `/api/cycles/${cycle.id}/scheme/table` });
    expect(table.title).toBe(title);
    expect(table.header.map(({ heading }) => heading)).toEqual(['类别', '考核事项', '分值', '考核部门', '协助部门']);
    expect(table.lines[0]?.cells.at(-1)?.paragraphs).toEqual(['住房和城乡建设局']);
  });

  test('of a body that is not appraised says what is not saved', async () => {
    const page = pageOf('临川县普查中心2027年度绩效考核表', '配合单位');
    const [, verdict] = await judged(page, { from: 'newest-cycle' });
    expect(verdict.problems.find(({ code }) => code === 'assignment-unsaved')?.message).toBe(
      '表的标题说是“临川县普查中心”的表，它不在被考评单位里：配合单位 1 格没有保存。请在“去向”里选择这是哪个单位的表，或者先把它列入被考评单位。',
    );
  });
});
