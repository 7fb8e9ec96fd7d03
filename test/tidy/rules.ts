// The house rules as functions (架构规则): each takes a file apart and says, with its place, what to do about it.
import { posix } from 'node:path';
import { placeOf, type SourceText } from './source-text.ts';

/** Answers with one sentence for each fault: place, what is wrong, what to do. */
export type Rule = (source: SourceText) => string[];

type Room = {
  rooms: string[];
  packages: string[];
  /** Rooms of which only the types may be imported, since they are erased. */
  types?: string[];
  isBrowser?: true;
  isFuture?: true;
};

/** The table of ARCHITECTURE.md. A future room may be absent; when it comes, its mark goes. */
export const rooms: Record<string, Room> = {
  domain: { rooms: [], packages: ['zod'], isBrowser: true },
  engine: { rooms: ['domain'], packages: [], isBrowser: true },
  documents: {
    rooms: ['domain'],
    packages: ['@expo-google-fonts/noto-serif-sc', 'docx', 'fflate', 'hucre', 'parse5', 'pdfmake', 'saxes', 'zod'],
  },
  cli: { rooms: ['app', 'domain', 'engine', 'documents'], packages: ['string-width', 'zod'] },
  store: { rooms: ['domain'], packages: ['kysely', 'pg', 'zod'] },
  app: { rooms: ['domain', 'engine', 'documents', 'store'], packages: ['zod'] },
  api: {
    rooms: ['app', 'domain'],
    packages: ['@fastify/cookie', '@fastify/static', '@fastify/swagger', 'fastify', 'fastify-type-provider-zod', 'zod'],
  },
  booth: { rooms: ['app', 'domain'], packages: [], isFuture: true },
  web: {
    rooms: ['domain', 'engine'],
    types: ['api'],
    packages: [
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@tanstack/react-virtual',
      'antd',
      'echarts',
      'react',
      'react-data-grid',
      'react-dom',
      'zod',
    ],
    isBrowser: true,
  },
  // Files that stand in src/ itself; nobody imports main or demo-year.
  config: { rooms: ['domain'], packages: ['zod'] },
  mail: { rooms: ['domain'], packages: ['nodemailer'] },
  'demo-year': { rooms: ['app', 'cli', 'domain', 'store'], packages: [] },
  main: { rooms: ['api', 'app', 'cli', 'config', 'domain', 'mail', 'store'], packages: [] },
};

const testPackages = ['vitest', 'fast-check', 'yaml', 'playwright-core'];

/** Classes that are not errors and are welcome all the same, with the reason beside them. None so far. */
const allowedClasses: string[] = [];

const isTest = (path: string) => /\.test\.tsx?$/u.test(path);
/** The folder inside src, or the name of a file that stands in src itself. */
export const roomOf = (path: string): string | null => /^src\/([^/.]+)/u.exec(path)?.[1] ?? null;
const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/u.exec(specifier)?.[0] ?? specifier;

/** A fault for each match of `pattern` in the code, comments and strings left out. */
function findInCode(source: SourceText, pattern: RegExp, message: (found: string) => string): string[] {
  return [...source.code.matchAll(pattern)].map(
    (match) => `${placeOf(source, match.index)} ${message(match[0].trim())}`,
  );
}

/** What a file imports: the string pieces that follow `from`, `import` or `import(`; whether `type` stands before. */
function importsOf(source: SourceText): { specifier: string; start: number; isType: boolean }[] {
  const isType = (start: number) => {
    const statement =
      source.code
        .slice(0, start)
        .split(/\b(?=(?:import|export)\b)/u)
        .at(-1) ?? '';
    return /^(?:import|export)\s+type\b/u.test(statement);
  };
  return source.pieces
    .filter((piece) => piece.kind === 'string')
    .filter((piece) => /\b(?:from|import\s*\(?)\s*$/u.test(source.code.slice(0, piece.start).slice(-60)))
    .map(({ text, start }) => ({ specifier: text.slice(1, -1), start, isType: isType(start) }));
}

/** A verb of the server: those on files alone, and the demonstration that is made from them, stand apart. */
const isVerb = (path: string): boolean => /^src\/app\/(?!offline\/|demo-city\/)/u.test(path) && !isTest(path);

/** A room imports only the rooms and packages that the table allows, by paths that Node can follow. */
export const checkImports: Rule = (source) => {
  const name = roomOf(source.path);
  const room = name === null ? undefined : rooms[name];
  if (name === null) return [];
  if (room === undefined)
    return [`${source.path}:1 the room src/${name} is not in the table of test/tidy/rules.ts: add it`];
  return importsOf(source).flatMap(({ specifier, start, isType }) => {
    const place = placeOf(source, start);
    if (specifier.startsWith('.')) {
      const target = posix.join(posix.dirname(source.path), specifier);
      if (!/\.(?:tsx?|json|css)$/u.test(target))
        return [`${place} write the ending: '${specifier}' must end with .ts or .tsx`];
      const to = roomOf(target);
      if (target.startsWith('src/app/offline/') && isVerb(source.path))
        return [`${place} the server's verbs know no files: move what is shared out of app/offline/`];
      if (to === name || (to !== null && room.rooms.includes(to))) return [];
      if (to !== null && room.types?.includes(to) === true) {
        if (isType) return [];
        return [`${place} ${name}/ may import only types of ${to}/: write import type, and fetch the rest`];
      }
      if (isTest(source.path) && target.startsWith('test/')) return [];
      const allowed = room.rooms.map((each) => `${each}/`).join(', ') || 'no other room';
      return [`${place} ${name}/ may import ${allowed}, not ${target}: move what is shared down, or the caller up`];
    }
    if (specifier.startsWith('node:')) {
      if (room.isBrowser !== true || isTest(source.path)) return [];
      return [`${place} ${name}/ runs in a browser too: hand the result of ${specifier} in as an argument`];
    }
    const allowed = isTest(source.path) ? [...room.packages, ...testPackages] : room.packages;
    if (allowed.includes(packageOf(specifier))) return [];
    return [`${place} ${name}/ may not use the package ${specifier}: see the table in test/tidy/rules.ts`];
  });
};

/** domain and engine know no clock, no randomness, no environment and no machine. */
export const checkPurity: Rule = (source) =>
  findInCode(
    source,
    /(?<![.\w])(?:process\s*\.|globalThis\b|console\s*\.|fetch\s*\(|setTimeout\s*\(|setInterval\s*\(|Date\s*\.\s*now\b|(?:new\s+)?Date\s*\(|new\s+Date\b|Temporal\s*\.\s*Now|performance\s*\.|Math\s*\.\s*random\b)|\b(?:randomUUID|getRandomValues)\b/gu,
    (found) => `"${found}" is not pure: take the value as an argument (date, id, setting)`,
  );

/** Who reads the environment: the settings, and those who ask what the system is like. */
const environmentReaders = [
  'src/config.ts',
  // Whether the terminal can draw a line again.
  'src/cli/progress.ts',
  // Where programs are, and what Windows needs to start one.
  'src/documents/read/reader.ts',
];

/** A setting that is read where it is used is checked nowhere, and documented nowhere. */
export const checkEnvironment: Rule = (source) => {
  if (environmentReaders.includes(source.path) || isTest(source.path)) return [];
  const message = 'reads the environment: let src/config.ts read and check it, and hand it in';
  return [
    ...findInCode(source, /\bprocess\s*\.\s*env\b/gu, (found) => `"${found}" ${message}`),
    ...importsOf(source)
      .filter(({ specifier }) => /^(?:node:)?process$/u.test(specifier))
      .map(({ specifier, start }) => `${placeOf(source, start)} '${specifier}' ${message}`),
  ];
};

/** Points are exact: never a floating-point number on the way. */
export const checkExactness: Rule = (source) =>
  findInCode(
    source,
    /\b(?:parseFloat|toFixed|toPrecision)\b|\bMath\s*\.\s*round\b|(?<![.\w])Number\s*\(|\(\s*Number\s*\)/gu,
    (found) => `"${found}" would make points inexact: use parse, round and format of src/domain/rational.ts`,
  );

/** Only the command line knows its options: what other rooms refuse may be read on a web page. */
export const checkFlags: Rule = (source) =>
  source.pieces
    .filter(({ kind, text }) => kind !== 'comment' && /(?:\S\s|\p{Script=Han})--[a-z]/u.test(text))
    .map(
      ({ start }) =>
        `${placeOf(source, start)} names an option of the command line: say it in words, and add the option in src/cli/hint.ts`,
    );

export const lengthLimit = 300;
export const checkLength: Rule = (source) => {
  const lines = source.text.replace(/\n$/u, '').split('\n').length;
  if (lines <= lengthLimit) return [];
  return [`${source.path}:${lineAfterLimit} ${lines} lines, ${lengthLimit} allowed: make it a folder of that name`];
};
const lineAfterLimit = lengthLimit + 1;

/** A file opens with one sentence, on one line, that says what lives here; a reason may follow on the next. */
export const checkOpening: Rule = (source) => {
  const first = source.text.replace(/^#!.*\n/u, '').split('\n', 1)[0] ?? '';
  if (/^\/\/ \S.*[.。]$/u.test(first)) return [];
  return [
    `${source.path}:1 open with one sentence on one line, "// ….", that says what lives here, with its Chinese term`,
  ];
};

/** No barrels, and no drawers for whatever has no place. Takes any path, of a folder too. */
export function checkNames(path: string): string[] {
  const faults: string[] = [];
  const parts = path.split('/');
  const base = parts.at(-1) ?? '';
  if (/^index\.[cm]?[jt]sx?$/u.test(base)) faults.push(`${path} is a barrel: import each file by its own name`);
  for (const part of parts) {
    const stem = part.replace(/\..*$/u, '');
    if (/^(?:utils?|helpers?|common|misc|shared|lib)$/u.test(stem)) {
      faults.push(`${path}: "${stem}" says nothing; name it after the noun that it serves`);
    }
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/u.test(part)) {
      faults.push(`${path}: write "${part}" in kebab-case, lower case throughout`);
    }
  }
  return faults;
}

export const checkExports: Rule = (source) =>
  findInCode(source, /\bexport\s+default\b|\bas\s+default\b/gu, () => 'no default export: give it its name');

/** Erasable syntax only, functions over classes; an error is the one thing that needs a class. */
export const checkForms: Rule = (source) => {
  const classes = [...source.code.matchAll(/\bclass\s+(\w+)?(?:<[^{]*>)?\s*(?:extends\s+([\w.]+))?[^{]*\{/gu)]
    .filter(([, name = '', base = '']) => !allowedClasses.includes(name) && !/(?:Error|Refusal)$/u.test(base))
    .map((match) => `${placeOf(source, match.index)} no classes but errors: write functions over plain values`);
  return [
    ...classes,
    ...findInCode(source, /(?<![.\w])enum\s+[A-Za-z_$]/gu, () => 'no enum: use a union of strings, or z.enum'),
    ...findInCode(source, /^\s*@[A-Za-z]\w*/gmu, () => 'no decorators: call the function'),
  ];
};

/** No test is switched off, except by a need of the machine that the summary of `npm test` names. */
export const checkSkips: Rule = (source) => {
  const faults = findInCode(
    source,
    /\b(?:test|it|describe|suite|bench|context|ctx|t)\b(?:\s*\.\s*\w+)*\s*\.\s*(?:skip|only|todo|fails|runIf)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\s*\(/gu,
    (found) => `"${found}" hides a test: mend it or delete it; for a missing tool use test.skipIf(!needs('…').present)`,
  );
  const declared = [...source.text.matchAll(/\b(\w+)\s*=\s*needs\(/gu)].map((match) => match[1]);
  for (const match of source.code.matchAll(/\.\s*skipIf\s*\(/gu)) {
    const argument = source.text.slice(match.index + match[0].length, match.index + match[0].length + 80);
    const variable = /^\s*!(\w+)\.present\s*\)/u.exec(argument)?.[1];
    if (/^\s*!needs\(\s*'\w+'\s*\)\.present\s*\)/u.test(argument)) continue;
    if (variable !== undefined && declared.includes(variable)) continue;
    faults.push(
      `${placeOf(source, match.index)} write test.skipIf(!needs('…').present), so that the summary can name the need`,
    );
  }
  return faults;
};

const hasHan = (text: string) => /\p{Script=Han}/u.test(text);

/** Local titles are data: the engine may print Chinese, and never decides by it. */
export const checkChineseBranches: Rule = (source) => {
  const message = 'decides by Chinese text: let the scheme say it in a field, and decide by the field';
  const decides = source.pieces.filter((piece) => {
    if (piece.kind === 'comment' || !hasHan(piece.text)) return false;
    if (piece.kind === 'regex') return true;
    const before = source.code.slice(0, piece.start).slice(-200).trimEnd();
    const after = source.code
      .slice(piece.start + piece.text.length)
      .slice(0, 200)
      .trimStart();
    return (
      /(?:[=!]==?|\bcase|\.\s*(?:includes|startsWith|endsWith|indexOf|lastIndexOf|match|matchAll|search|test|has|get)\s*\()$/u.test(
        before,
      ) ||
      /new\s+(?:Set|Map|RegExp)\b[^;]*\(\s*(?:\[[^\]]*)?$/u.test(before) ||
      /^[=!]==?/u.test(after) ||
      /^[^\][;]*\](?:\s+as\s+const)?\)?\s*\.\s*(?:includes|indexOf|some|find|findIndex)\b/u.test(after) ||
      (/[{,]$/u.test(before) && after.startsWith(':'))
    );
  });
  return [
    ...decides.map((piece) => `${placeOf(source, piece.start)} ${piece.text} ${message}`),
    ...findInCode(source, /\p{Script=Han}+/gu, (found) => `${found} ${message}`),
  ];
};

const chineseSigns = /[\p{Script=Han}（）：；，。、]/u;

/** What the console says stands in src/web/words, in both languages: a Chinese word or sign elsewhere has no English. */
export const checkScreenWords: Rule = (source) => {
  const message = 'is said in one language only: put it into src/web/words/zh and src/web/words/en';
  return [
    ...source.pieces
      .filter(({ kind, text }) => kind === 'string' && chineseSigns.test(text))
      .map(({ start, text }) => `${placeOf(source, start)} ${text} ${message}`),
    ...findInCode(source, /[\p{Script=Han}（）：；，。、]+/gu, (found) => `${found} ${message}`),
  ];
};
