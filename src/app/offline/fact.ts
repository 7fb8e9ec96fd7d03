// Facts into the house (事实读入): from JSON and from filled workbooks, held against the scheme they are about.
import { basename } from 'node:path';
import { factsFromWorkbook, type FactsRead } from '../../documents/facts-xlsx/read.ts';
import { readJson } from '../../documents/json.ts';
import { readDocument } from '../../documents/read/read.ts';
import { Facts } from '../../domain/fact.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import { refusalFor } from '../../domain/refusal.ts';
import type { Scheme } from '../../domain/scheme.ts';
import type { RawDocument } from '../../domain/table.ts';

/** A file of facts; `document` is what a workbook still has to be made into facts from. */
type Source = { name: string; document: RawDocument | null } & FactsRead;

async function sourceOf(path: string, scheme: Scheme): Promise<Source> {
  const name = basename(path);
  if (!/\.xlsx$/iu.test(path))
    return { name, document: null, facts: readJson(path, Facts, 'facts-invalid'), problems: [], places: new Map() };
  const document = await readDocument(path);
  return { name, document, ...factsFromWorkbook(document, scheme) };
}

const idsOf = ({ facts }: Source): string[] => facts.facts.map(({ id }) => id);

/** What a workbook says when the facts of the other files are known, which it may correct. */
function besideOthers(source: Source, all: readonly Source[], scheme: Scheme): FactsRead {
  if (source.document === null || all.length === 1) return source;
  const elsewhere = new Set(all.filter((other) => other !== source).flatMap(idsOf));
  const { facts, problems, places } = factsFromWorkbook(source.document, scheme, elsewhere);
  const inFile = <T extends { text: string }>(place: T): T => ({
    ...place,
    text: `文件“${source.name}” ${place.text}`,
  });
  return {
    facts,
    problems: problems.map((problem) => ({ ...problem, place: inFile(problem.place) })),
    places: new Map([...places].map(([id, place]) => [id, inFile(place)])),
  };
}

const betweenFiles = (code: ProblemCode, name: string, message: string): Problem => ({
  code,
  severity: 'error',
  place: { text: `文件“${name}”`, source: null, node: null },
  message,
});

/** What only shows between files: other years, and facts that stand in two of them. */
function clashes(all: readonly Source[]): Problem[] {
  const [first, ...others] = all;
  if (first === undefined) return [];
  const years = others
    .filter(({ facts }) => facts.cycle !== first.facts.cycle)
    .map(({ name, facts }) =>
      betweenFiles(
        'cycle-differs',
        name,
        `属于“${facts.cycle}”，而文件“${first.name}”属于“${first.facts.cycle}”；请核对是不是给错了文件。`,
      ),
    );
  const owners = new Map<string, string>();
  const twice = all.flatMap((source) =>
    [...new Set(idsOf(source))].flatMap((id) => {
      const owner = owners.get(id);
      if (owner === undefined) owners.set(id, source.name);
      return owner === undefined
        ? []
        : betweenFiles(
            'fact-in-two-files',
            source.name,
            `事实“${id}”在文件“${owner}”里已经有了；请只留一份，更正的写明更正哪一条。`,
          );
    }),
  );
  return [...years, ...twice];
}

/**
 * The facts of one or several files together, what a person should know of how they were read, and in which cells.
 * Throws a Refusal with all faults when a cell cannot be read or the files contradict each other.
 */
export async function loadFacts(paths: readonly string[], scheme: Scheme): Promise<FactsRead> {
  const sources: Source[] = [];
  for (const path of paths) sources.push(await sourceOf(path, scheme));
  const all = sources.map((source) => ({ ...source, ...besideOthers(source, sources, scheme) }));
  const problems = [...all.flatMap((source) => source.problems), ...clashes(all)];
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const codes = errors.map(({ code, place }) => `${code} (${place.text})`).join(', ');
    throw refusalFor('facts-invalid', errors, {
      what: `${all.map(({ name }) => `文件“${name}”`).join('、')}有 ${errors.length} 处错误。`,
      next: '请在表格里改正后再试。',
      english: `The facts have ${errors.length} faults: ${codes}`,
    });
  }
  const [first, ...others] = all.map(({ facts }) => facts);
  if (first === undefined) throw new RangeError('no file of facts');
  const demonstration = [first, ...others].find((facts) => facts.demonstration !== null)?.demonstration ?? null;
  return {
    facts: { ...first, demonstration, facts: all.flatMap(({ facts }) => facts.facts) },
    problems,
    places: new Map(all.flatMap(({ places }) => [...places])),
  };
}
