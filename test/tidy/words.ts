// Rules about words in texts (用词规则): what must not stand in the program, and what must stand in ARCHITECTURE.md.
import { placeOf } from './source-text.ts';

export type Text = { path: string; text: string };

/**
 * Runs of the sample that are ordinary words of the field, so that the program may know them: the
 * headings that such tables share, offices that any city has, and names of the usual methods.
 */
export const ordinaryWords = [
  // Headings of the table.
  '年度工作目标',
  '市直考评单位',
  '牵头责任科室',
  // Offices that any city has.
  '市场监管局',
  '生态环境局',
  '退役军人事务局',
  '行政服务中心',
  '行政服务中心管委会',
  '市政府督查室',
  '市委政法委',
  '市直党工委',
  // Everyone: groups of sections.
  '各直属单位',
  '各科室及直属各单位',
  // Methods.
  '公众评议得分',
  '问卷调查得分',
  '网络测评得分',
  '直接计入总分',
];

const hanRuns = (text: string): string[] => text.match(/\p{Script=Han}{5,}/gu) ?? [];
const windowLength = 10;

/** The runs of five and more Chinese characters, and every stretch of ten inside the longer ones. */
export function sampleWords(sample: string): Set<string> {
  const words = new Set<string>();
  for (const run of hanRuns(sample)) {
    if (ordinaryWords.includes(run)) continue;
    words.add(run);
    for (let at = 0; at + windowLength <= run.length; at += 1) words.add(run.slice(at, at + windowLength));
  }
  return words;
}

/** The program knows the form of such tables, not this one: no run of the sample may stand in it. */
export function checkSampleWords(source: Text, words: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  for (const match of source.text.matchAll(/\p{Script=Han}{5,}/gu)) {
    const found = [...words].find((word) => match[0].includes(word));
    if (found === undefined) continue;
    const advice = 'find it by its place or form, and invent another text for an example';
    faults.push(`${placeOf(source, match.index)} “${found}” is a text of examples/sanming-2022.txt: ${advice}`);
  }
  return faults;
}

/** The lines of a cell, and every run of them joined: a line break may stand inside a name. */
function spellings(cell: string): string[] {
  const lines = cell.split('\n').map((line) => line.trim());
  return lines.flatMap((_, from) =>
    lines.slice(from).map((__, length) => lines.slice(from, from + length + 1).join('')),
  );
}

/** The sections named in the last column of the sample, in the rows that have all six cells. */
export function sampleSections(sample: string): Set<string> {
  const cells = sample.split(/^\t/mu).slice(1);
  const sections = new Set<string>();
  for (let at = 6; at + 6 <= cells.length && !cells[at]?.includes('公众评议'); at += 6) {
    for (const part of (cells[at + 5] ?? '').split('、'))
      for (const name of spellings(part)) if (name !== '') sections.add(name);
  }
  return sections;
}

/** The shipped directory knows offices that every city has, never one body's sections. */
export function checkDirectory(directory: Text, sections: ReadonlySet<string>): string[] {
  return [...directory.text.matchAll(/(?<quote>['"`])(?<value>[^'"`\n]*)\k<quote>/gu)]
    .filter((match) => {
      const value = match.groups?.['value'] ?? '';
      return [...sections].some((section) => value === section || (section.length >= 5 && value.includes(section)));
    })
    .map((match) => `${placeOf(directory, match.index)} ${match[0]} is a section of the sample: take it out`);
}

const bannedWords: [RegExp, string][] = [
  [/(?<![\w.~*$}-])\/(?:work|root|tmp)\//gu, 'is a path of one machine: make it relative, or ask node:os'],
  [
    /\b(?:registry|npm|npm-registry)\.[\w-]+\.(?:org|com|cn|net)\b|\bnpmmirror\b/gu,
    'is a registry: each place has its own mirror',
  ],
  [/\b(?:TO[D]O|FIX[M]E|XX[X])\b/gu, 'is a promise: do it now, or write it down where it will be read'],
];

export function checkBannedWords(source: Text): string[] {
  return bannedWords.flatMap(([pattern, advice]) =>
    [...source.text.matchAll(pattern)].map((match) => `${placeOf(source, match.index)} "${match[0]}" ${advice}`),
  );
}

type Manifest = Partial<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>>;

/** At most 300 lines, and every dependency named in a sentence. */
export function checkArchitecture(text: string, manifest: Manifest): string[] {
  const lines = text.split('\n');
  const faults = lines.length > 301 ? [`ARCHITECTURE.md: ${lines.length - 1} lines, 300 allowed`] : [];
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  for (const name of Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
    const literal = name.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
    const word = new RegExp(`(?<![\\w@/.-])${literal}(?![\\w/-])`, 'u');
    const isSaid = lines.some((line) => word.test(line) && line.replace(word, '').trim().length >= 30);
    if (!isSaid) faults.push(`ARCHITECTURE.md: say in a sentence why the project depends on ${name}`);
  }
  return faults;
}

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> };

/** `npm ci` refuses a lockfile that leaves out a package for another system. */
export function checkLock({ packages }: Lock): string[] {
  const left = Object.entries(packages).flatMap(([path, owner]) =>
    Object.keys(owner.optionalDependencies ?? {}).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  );
  if (left.length === 0) return [];
  return [`package-lock.json leaves out ${left.length} packages (${left[0]} …): run node scripts/lock.mjs`];
}
