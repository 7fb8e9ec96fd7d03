// Rules of the browser console (控制台规则): JSX read right, only types of the api, every word in two languages.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkImports, checkScreenWords } from './rules.ts';
import { readSource } from './source-text.ts';

const root = resolve(import.meta.dirname, '../..');
const page = 'src/web/scheme/page.tsx';
const strings = (text: string) => readSource(page, text).pieces.map((piece) => piece.text);

describe('JSX is taken apart like other code', () => {
  test.each([
    ['the slash of a closing tag', "const a = <p>{t.x}</p>;\nconst b = 'after';", ["'after'"]],
    ['a tag without content', `const a = <input type="text" />;\nconst b = 'after';`, ['"text"', "'after'"]],
    ['a tag whose last attribute is code', "const a = <A b={c} />;\nconst d = 'after';", ["'after'"]],
    ['an apostrophe in a text', "const a = <p>it's so</p>;\nconst b = 'after';", ["'after'"]],
    ['a regular expression all the same', 'const a = /b/u.test(c);', ['/b/u']],
  ])('%s', (_name, text, expected) => {
    expect(strings(text)).toEqual(expected);
  });
});

describe('of the api the console imports types only', () => {
  test.each([
    "import { Answer } from '../../api/cycle.ts';",
    "import type { A } from './a.ts';\nimport { type Answer } from '../../api/cycle.ts';",
    "export { Answer } from '../../api/cycle.ts';",
    "const { serve } = await import('../../api/cycle.ts');",
    "import type { Cycle } from '../../app/cycle.ts';",
    "const x = <a href='/'>{a}</a>;\nexport { y } from '../../store/cycle.ts';",
  ])('reports %s', (text) => {
    expect(checkImports(readSource(page, text))).toHaveLength(1);
  });

  test('leaves types, style sheets and pages alone', () => {
    const text =
      "import type {\n  Answer,\n  Row,\n} from '../../api/cycle.ts';\nimport './page.css';\nimport('./a.tsx');";
    expect(checkImports(readSource(page, text))).toEqual([]);
  });
});

describe('the console says everything in two languages', () => {
  test('holds', () => {
    const paths = globSync('src/web/**/*.{ts,tsx}', { cwd: root })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => !path.startsWith('src/web/words/') && !/\.test\.tsx?$/u.test(path));
    expect(paths.length).toBeGreaterThan(20);
    const faults = paths.flatMap((path) =>
      checkScreenWords(readSource(path, readFileSync(resolve(root, path), 'utf8'))),
    );
    expect(faults.join('\n')).toBe('');
  });

  test.each([
    'const x = <p className="a" />;\nconst y = <p>保存</p>;',
    '<input type="text" /><b>it\'s</b> <i aria-label="保存" />',
    'const label = `已保存 ${count}`;',
    "const label = isLate ? '逾期' : null;",
    'const label = `${t.source}：${place}`;',
    'const x = <span>{count}。</span>;',
  ])('reports %s', (text) => {
    expect(checkScreenWords(readSource(page, text))).toHaveLength(1);
  });

  test('leaves comments and data alone', () => {
    const text = '// 保存\nconst x = <p title="a">{/* 说明 */}{t.save}{body.title}</p>;';
    expect(checkScreenWords(readSource(page, text))).toEqual([]);
  });
});

describe('a list may be long: antd’s table is used through the one that is virtual', () => {
  const takesTable = (text: string) => /import \{[^}]*\bTable\b[^}]*\} from 'antd'/u.test(text);
  test('holds', () => {
    const paths = globSync('src/web/**/*.tsx', { cwd: root }).filter((path) =>
      takesTable(readFileSync(resolve(root, path), 'utf8')),
    );
    expect(paths).toEqual(['src/web/state/long-table.tsx']);
  });
  test('control', () => {
    expect(takesTable("import { Select, Table } from 'antd';")).toBe(true);
    expect(takesTable("import { type TableProps } from 'antd';")).toBe(false);
  });
});

describe('a file comes through web/fetch.ts: a link that saves whatever comes would save a refusal', () => {
  const savesByItself = (text: string) => /<(?:a|Button)\b[^>]*\sdownload[\s=>]/u.test(text);
  test('holds', () => {
    const paths = globSync('src/web/**/*.tsx', { cwd: root });
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => savesByItself(readFileSync(resolve(root, path), 'utf8')))).toEqual([]);
  });
  test('control', () => {
    expect(savesByItself('<a href="/api/bodies/list" download>')).toBe(true);
    expect(savesByItself('<Button href={wordAddress(cycle, null)} download>')).toBe(true);
    expect(savesByItself('<DownloadButton path={path} label={t.download} />')).toBe(false);
  });
});
