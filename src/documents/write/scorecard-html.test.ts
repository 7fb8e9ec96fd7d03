// The scorecard page: nothing of others becomes markup, nothing is fetched, warnings stand on top.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { cardOf, outcomeAt, snapshot } from '../../../test/kit/snapshot.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { scorecardHtml } from './scorecard-html.ts';

const pageOf = (of: Snapshot, subject = 'water'): string => scorecardHtml(outcomeAt(of), cardOf(subject, of));
const page = pageOf(snapshot);

/** Every text of the snapshot that is not an id, a number or a word of the contract gets markup put in. */
function hostile<T>(value: T, key = ''): T {
  const markup = `</p></style></svg><script>alert(1)</script><img src=x onerror="alert('1')">&`;
  const isText =
    /^(?:title|words|sentence|notes|reason|by|criterion|demonstration|evidence|gradeNote|grade|cycle|file|why|engine|issuer|document)$/u;
  if (value === 'optional') return value;
  if (typeof value === 'string') return (isText.test(key) ? `${value}${markup}` : value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => hostile(item, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hostile(item as unknown, name)])) as T;
}

test('hostile names and words stay words', () => {
  const attacked = pageOf(hostile(snapshot));
  expect(attacked.split('&lt;script&gt;').length).toBeGreaterThan(30);
  expect(attacked).not.toMatch(/<script|<img|onerror="/u);
  const tags = (html: string) => new Set([...html.matchAll(/<\/?([a-z][\w-]*)/gu)].map(([, name]) => name));
  expect(tags(attacked)).toEqual(tags(page));
});

test('the page forbids everything but its own style, and asks for nothing', () => {
  const style = /<style>(.*)<\/style>/su.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(page).toContain(
    `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
  );
  const addresses = [...page.matchAll(/(?:src|href|action|xlink:href)="([^"]*)"|url\(([^)]*)\)|@import/gu)].map(
    ([, link]) => link ?? 'other',
  );
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses.filter((link) => !link.startsWith('#'))).toEqual([]);
  expect(page).not.toMatch(/ style="/u);
});

test('every link leads to a step', () => {
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id));
  const links = [...page.matchAll(/href="#([^"]*)"/gu)].map(([, id]) => id);
  expect(links.length).toBe(6);
  expect(links.filter((id) => !ids.has(id))).toEqual([]);
});

test('what is invented and what is assumed is said first', () => {
  const body = page.slice(page.indexOf('<body>'), page.indexOf('<main>'));
  expect(body).toContain('本件用于示范，不是真实的考评结果：虚构的示范市，数据由程序生成');
  expect(body).toContain('本结果含 1 项尚待签署的假设，不得作为正式结论。');
  expect(page).toContain('指标与群众评价在总分中各占多少：1 履职尽责 70%，群众评价 30%（理由：文件没有写明）');
  const real = pageOf({ ...snapshot, result: { ...snapshot.result, demonstration: null, assumed: [] } });
  expect(real.slice(real.indexOf('<body>'), real.indexOf('<main>'))).not.toContain('class="warning"');
});

test('the trace goes down to the fact, the parameter and the words of the cell', () => {
  expect(page).toContain('<p>= 18 + 20 + ≈16.6667 分（60 分由 3 项平均分摊）</p>');
  expect(page).toContain(
    '评分：效能办评 18 分；理由：两个月的巡查记录不全；佐证：巡查台账.pdf；王审核，填报日期 2022-12-30；编号 m1',
  );
  expect(page).toContain('出处：考评表.docx 表1 第2行 第1列</p><blockquote>1.履职尽责（60分）</blockquote>');
});

test('without a total the page says what is missing and draws nothing', () => {
  const open = pageOf(snapshot, 'archive');
  expect(open).toContain('还不能计算总分，缺少：表彰加分。');
  expect(open).not.toContain('<svg');
});
