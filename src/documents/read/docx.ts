// The reader of .docx (Word 文档): the package is judged, its main part read by events, its notes told once each.
import type { ProblemCode } from '../../domain/problem-code.ts';
import { collectNotes, type Content } from './content.ts';
import type { Limits } from './limits.ts';
import { readNumbering } from './numbering.ts';
import { openPackage } from './package.ts';
import { wordStory } from './word-story.ts';

const sentences: Partial<Record<ProblemCode, string>> = {
  'tracked-deletion': '文档里有修订中删除或移走的内容，没有读取；请在 Word 中接受或拒绝全部修订后再确认一遍。',
  'hidden-text': '文档里有隐藏文字，没有读取；如需要，请在 Word 中取消隐藏。',
  'hidden-row': '表格里有隐藏的行，已照常读取；请确认它们应当计入。',
  'symbol-left-out': '文档里有符号字体的符号（如 Wingdings），没有读取；如有意义，请改用普通文字。',
  'embedded-object': '文档里嵌有其他文件（如 Excel 表格），没有读取；如有考评内容，请改为普通表格。',
  'merged-cell-text': '合并单元格中被盖住的部分还有文字，Word 不显示，没有读取；如需要，请拆分单元格查看。',
  'automatic-number': '文档用了自动编号，编号不在正文里，已按编号规则补在段首；请核对编号。',
  'automatic-number-unknown': '文档用了自动编号，其中有的编号形式不认识，没有补出；请在 Word 中把编号转换为普通文字。',
};

export function readDocx(bytes: Uint8Array, limits: Limits): Content {
  const source = openPackage(bytes, 'docx', limits);
  const notes = collectNotes();
  const story = wordStory(limits, readNumbering(source), notes);
  source.parse(source.main, story);
  const blocks = story.content();
  return { blocks, problems: numberOnce(notes.problems(sentences)) };
}

/** Both notes on numbering are one problem to a program: `automatic-number`. */
function numberOnce(problems: Content['problems']): Content['problems'] {
  const unknown = problems.find((problem) => problem.code === 'automatic-number-unknown');
  if (unknown === undefined) return problems;
  unknown.code = 'automatic-number';
  return problems.filter((problem) => problem === unknown || problem.code !== 'automatic-number');
}
