// The reader of HTML on small pages (网页读取测试): spans, white space, what Office hides or adds, and hostile pages.
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../domain/refusal.ts';
import type { Table } from '../../domain/table.ts';
import { readHtml } from './html.ts';
import { defaultLimits, type Limits } from './limits.ts';

const read = (html: string, limits: Partial<Limits> = {}) =>
  readHtml(new TextEncoder().encode(html), { ...defaultLimits, ...limits });

/** Each cell as `row,column spans: lines`; a line ends with ⏎. */
const cellsOf = ({ cells }: Table): string[] =>
  cells.map(
    ({ row, column, rowSpan, columnSpan, paragraphs }) =>
      `${row},${column} ${rowSpan}x${columnSpan}: ${paragraphs.join('⏎')}`,
  );

function tableIn(html: string): Table {
  const table = read(html).blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('no table');
  return table;
}

const linesIn = (inside: string): string[] => tableIn(`<table><tr><td>${inside}`).cells[0]?.paragraphs ?? [];
const codesOf = (html: string): string[] => read(html).problems.map(({ code }) => code);

describe('表格', () => {
  test('跨行跨列，标签不闭合也按浏览器的办法补齐', () => {
    const table = tableIn('<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><th>丙<td>丁</table>');
    expect(cellsOf(table)).toEqual(['1,1 2x1: 甲', '1,2 1x2: 乙', '2,2 1x1: 丙', '2,3 1x1: 丁']);
    expect([table.rows, table.columns]).toEqual([2, 3]);
  });

  test('rowspan 为 0 到表尾，超出表尾的截断；撞上跨行格的变窄', () => {
    const zero = tableIn('<table><tr><td rowspan=0>甲<td>乙<tr><td rowspan=9>丙<tr></table>');
    expect(cellsOf(zero)).toEqual(['1,1 3x1: 甲', '1,2 1x1: 乙', '2,2 2x1: 丙']);
    const clash = tableIn('<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=2>丙</table>');
    expect(cellsOf(clash)).toEqual(['1,1 1x1: 甲', '1,2 2x1: 乙', '2,1 1x1: 丙']);
  });

  test('格中有表：属于那一格，序号在外层之后', () => {
    const table = tableIn('<table><tr><td>前<table><tr><td>内</table>后</table>');
    expect(table.cells[0]?.paragraphs).toEqual(['前', '后']);
    expect(table.cells[0]?.nested.map((inner) => [inner.index, cellsOf(inner)])).toEqual([[2, ['1,1 1x1: 内']]]);
  });

  test('Office 末尾只记列宽的行不算，Word 的占位格不是格，Excel 溢出的文字不是合并', () => {
    const html =
      "<table><tr><td style='mso-cell-special:placeholder' colspan=2><p>&nbsp;</p><td>甲<tr><td colspan=3 style='mso-ignore:colspan'>乙<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td><td width=72></td><td width=72></td></tr><![endif]></table>";
    expect(cellsOf(tableIn(html))).toEqual(['1,3 1x1: 甲', '2,1 1x1: 乙', '2,2 1x1: ', '2,3 1x1: ']);
  });

  test('隐藏的行和列照常读取，并提示', () => {
    const html =
      "<table><col width=0 style='display:none'><col><tr><td>甲<td>1<tr style='display:none'><td>乙<td>2</table>";
    expect(cellsOf(tableIn(html))).toHaveLength(4);
    expect(read(html).problems.map(({ code, place }) => [code, place.text])).toEqual([
      ['hidden-column', '表1'],
      ['hidden-row', '表1 第2行'],
    ]);
  });

  test('Excel 存的数比显示的准：取存的数；百分数、日期照显示的样子', () => {
    const html =
      '<table><tr><td x:num="4.3333">4.33<td x:num="0.125">13%<td x:num="1234.5">1,234.50<td x:num="44562">2022/1/1<td x:num>7.50<td x:str="8">8</table>';
    expect(tableIn(html).cells.map(({ paragraphs }) => paragraphs[0])).toEqual([
      '4.3333',
      '12.5%',
      '1234.5',
      '2022/1/1',
      '7.50',
      '8',
    ]);
  });

  test('标题行之外的文字是段落，<br> 在段内换行', () => {
    const { blocks } = read('<h1>考评表</h1><p>一<br>二</p><table><caption>表一</caption><tr><td>甲</table>');
    expect(blocks.map((block) => (block.kind === 'paragraph' ? block.text : 'table'))).toEqual([
      '考评表',
      '一\n二',
      '表一',
      'table',
    ]);
  });
});

describe('文字', () => {
  test.each<[string, string, string[]]>([
    ['段落和换行各成一行', '<p>一</p><p>二<br>三</p>', ['一', '二', '三']],
    ['末尾的换行不多出一行，空段落留着', '<p>一<br></p><p>&nbsp;</p><p>二</p>', ['一', '', '二']],
    ['源文本的换行：中文之间不是空格，西文之间是', '责任\r\n  科室 a\nb', ['责任科室 a b']],
    [
      '连续的空格由 &nbsp; 和 mso-spacerun 保留',
      "编&nbsp; 办<span style='mso-spacerun:yes'>  </span>甲",
      ['编  办  甲'],
    ],
    ['WPS 给每段文字都写 mso-spacerun', `<span style="mso-spacerun:'yes';">e  三</span>`, ['e  三']],
    ['white-space:pre-wrap 保留空格和换行', '<div style="white-space:pre-wrap">一  二\n三</div>', ['一  二', '三']],
    ['制表位是一个制表符', "一<span style='mso-tab-count:1'>      </span>二", ['一\t二']],
    ['实体', '&lt;5&gt;&amp;&#8805;&hellip;', ['<5>&≥…']],
    ['条件注释里的不读，<![if]> 里的读', '<!--[if supportFields]>甲<![endif]-->乙<![if !vml]>丙<![endif]>', ['乙丙']],
    [
      '样式、脚本、Office 数据、注音不读',
      '<style>a</style><script>b</script><xml>c</xml><ruby>字<rt>zi</rt></ruby>',
      ['字'],
    ],
    ['批注和脚注不读', "甲<a class=msocomanchor>[A1]</a><a style='mso-footnote-id:ftn1'>[1]</a>", ['甲']],
  ])('%s', (_, inside, lines) => {
    expect(linesIn(inside)).toEqual(lines);
  });

  test('列表的编号补在段首，项目符号不要；网页自己的编号不在文字里，提示', () => {
    const mark = (sign: string) =>
      `<p><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp; </span></span><![endif]>甲</p>`;
    expect(linesIn(mark('1.') + mark('二') + mark('·') + mark('l'))).toEqual(['1.甲', '二 甲', '甲', '甲']);
    expect(codesOf(mark('1.'))).toEqual(['automatic-number']);
    expect(codesOf('<ol><li>甲</ol>')).toEqual(['automatic-number-unknown']);
  });

  test('隐藏的和修订删除的文字不读，并提示', () => {
    const html = "<p>甲<span style='display:none;mso-hide:all'>乙</span><del>丙</del></p>";
    expect(read(html).blocks).toEqual([{ kind: 'paragraph', text: '甲' }]);
    expect(codesOf(html)).toEqual(['hidden-text', 'tracked-deletion']);
  });
});

/** The code of the refusal, which speaks in whole sentences. */
function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isWhole = [error.what, error.why, error.next].every((words) => words.endsWith('。'));
    return isWhole ? error.code : 'not in sentences';
  }
  return 'none';
}

describe('恶意的网页：每项上限都拒绝；对照：放开上限就读得出', () => {
  test.each<[string, string, Partial<Limits>]>([
    ['嵌套太深', '<div>'.repeat(300), { depth: Infinity }],
    ['表中套表太深', '<table><tr><td>'.repeat(90), { depth: Infinity }],
    ['列太多', '<table><tr><td colspan=99999>甲</table>', { columns: Infinity }],
    ['行列相乘太大', `<table><tr><td colspan=1000>甲${'<tr><td>'.repeat(400)}</table>`, { cells: Infinity }],
    [
      '几张表合起来太大',
      `<table><tr><td colspan=1000>甲${'<tr><td>'.repeat(199)}</table>`.repeat(2),
      { cells: Infinity },
    ],
  ])('%s', (_, html, open) => {
    const page = `<p>甲</p>${html}甲`;
    expect(refusal(() => read(page))).toBe('file-too-complex');
    expect(refusal(() => read(page, open))).toBe('none');
  });

  test('元素、单元格、文字的数目', () => {
    const many = `<table><tr>${'<td>甲'.repeat(50)}</table>`;
    for (const limits of [{ elements: 40 }, { cells: 40 }, { characters: 40 }])
      expect([limits, refusal(() => read(many, limits))]).toEqual([limits, 'file-too-complex']);
    expect(refusal(() => read(many))).toBe('none');
  });

  test('跨度写得离谱的、属性大得离谱的：按没有写读', () => {
    const html = `<table><tr><td rowspan=-1 colspan=x style="${'a:b;'.repeat(100_000)}" ${'x'.repeat(100_000)}>甲</table>`;
    expect(cellsOf(tableIn(html))).toEqual(['1,1 1x1: 甲']);
    expect(cellsOf(tableIn('<table><tr><td rowspan=999999999>甲</table>'))).toEqual(['1,1 1x1: 甲']);
  });

  test('没有文字的是空文件', () => {
    for (const html of ['<p> </p>', '<script>甲</script>', '<!-- 甲 -->'])
      expect(refusal(() => read(html))).toBe('file-empty');
  });
});
