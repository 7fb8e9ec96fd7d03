// The glossary as a page (术语表): docs/glossary.md, made from the domain's own words.
import { absentReasons, factTypes, nodeKinds, nouns, operations, severities } from '../domain/glossary.ts';

const opening = `# 术语表 Glossary

<!-- 由 src/domain/glossary.ts 生成，请勿手改：npm run -s plumbline -- schema --glossary docs/glossary.md --force -->

一个词只有一个意思。左边是屏幕和文件里的中文，右边是程序和 JSON 里的标识。本页由程序生成。

*One word, one meaning: the Chinese of screens and files, and the identifier in programs and JSON. This page is generated.*
`;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

const code = (identifier: string): string => `\`${identifier}\``;

function words(entries: Readonly<Record<string, string>>): string {
  return table(
    ['中文', '标识'],
    Object.entries(entries).map(([identifier, zh]) => [zh, code(identifier)]),
  );
}

/** The whole text of docs/glossary.md, in Markdown. */
export function glossaryText(): string {
  const nounRows = Object.entries(nouns).map(([identifier, { zh, en, note }]) => [
    zh,
    code(identifier),
    en,
    note ?? '',
  ]);
  const chapters: [title: string, under: string, content: string][] = [
    ['名词 Nouns', '按考评的先后排列。', table(['中文', '标识', 'English', '说明'], nounRows)],
    ['指标树的节点 Node kinds', '方案里节点的 `kind`。', words(nodeKinds)],
    ['计分方法 Operations', '节点的 `operation.type`；每种怎样计算见 [scoring.md](scoring.md)。', words(operations)],
    ['问题的程度 Severities', '错误不能计分；待定要有人签署，或用 `--assume` 试算；提示只需核对。', words(severities)],
    ['事实的种类 Fact types', '事实的 `type`。', words(factTypes)],
    ['没有得分的原因 Absent reasons', '没有得分不等于 0 分。', words(absentReasons)],
  ];
  const body = chapters.map(([title, under, content]) => `## ${title}\n\n${under}\n\n${content}\n`);
  return [opening, ...body].join('\n');
}
