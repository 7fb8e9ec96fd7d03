// The names in a row (行内单位): assessors, leads and cooperators, with what could not be decided.
import type { Problem } from '../../domain/problem.ts';
import type { ImportedRow } from '../../domain/row.ts';
import type { Source } from '../../domain/source.ts';
import type { RawDocument } from '../../domain/table.ts';
import { type Lookup, nameMax } from '../directory.ts';
import { type Choices, choiceKey, chosenOf, withChoice } from './choice.ts';
import { problemAt, sourceOf } from './line.ts';
import { type Doubt, readNames, sidesOf } from './names.ts';
import { endsAsOffice, isGroupReference } from './office.ts';
import type { DraftRow, NameCell, NameField } from './row.ts';

export type NamedRow = { draft: DraftRow; row: ImportedRow };

type Say = (problem: Problem) => void;

const fieldTitles: Record<NameField, string> = { assessors: '考评单位', leads: '责任单位', cooperators: '配合单位' };

export function nameRows(
  drafts: DraftRow[],
  raw: RawDocument,
  find: Lookup,
  choices: Choices,
): { rows: NamedRow[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const unknown = new Set<string>();
  const say: Say = (problem) => void problems.push(problem);
  const rows = drafts.map((draft, index) => {
    const fields: Record<NameField, string[]> = { assessors: [], leads: [], cooperators: [] };
    const read = (field: NameField, named: NameCell, lines: string[]) => {
      const source = sourceOf(raw, draft.entry.line.table, named.cell);
      const choose = (readings: string[][]) => chosenOf(choices, nameKey(source, readings), readings.length) ?? 0;
      const { names, doubts, isOpen } = readNames(lines, find, choose);
      if (isOpen)
        say(
          problemAt(
            source,
            'names-open',
            'note',
            `${fieldTitles[field]}的名单以“等”结尾，没有列全；只读入写明的${names.length}个，另有单位的请在方案里补上。`,
          ),
        );
      for (const each of doubts) say(withChoice(doubtful(each, source), nameKey(source, each.readings), choices));
      for (const name of names) {
        if (!fields[field].includes(name)) fields[field].push(name);
        const isKnown = find(name) !== null || isGroupReference(name) || (field !== 'assessors' && endsAsOffice(name));
        if (isKnown || unknown.has(name)) continue;
        unknown.add(name);
        say(
          problemAt(
            source,
            'unknown-name',
            'note',
            `${fieldTitles[field]}“${brief(name)}”不在单位名录中，照原文作为一个单位；请核对写法，写错的改正原表，没有错的可以补进名录。`,
          ),
        );
      }
    };
    for (const named of draft.names.assessors) read('assessors', named, named.lines);
    for (const named of draft.names.leads) {
      const sides = sidesOf(named.lines);
      read('leads', named, sides.leads);
      read('cooperators', named, sides.cooperators);
    }
    for (const named of draft.names.cooperators) read('cooperators', named, named.lines);
    return { draft, row: finish(draft, fields, index + 1) };
  });
  return { rows, problems };
}

/** A message names what it speaks of, but does not repeat a whole page. */
const brief = (text: string): string => (text.length > nameMax * 2 ? `${text.slice(0, nameMax)}…` : text);

function finish(draft: DraftRow, fields: Record<NameField, string[]>, row: number): ImportedRow {
  const { kind, path, number, title, criterion, target, method, unit, points, remarks, source } = draft;
  return { row, kind, path, number, title, criterion, target, method, unit, points, ...fields, remarks, source };
}

/** A cell may hold several doubtful names. */
export const nameKey = (source: Source, [first = []]: string[][]): string => choiceKey('name', source, first.join('|'));

function doubtful({ words, readings }: Doubt, source: Source): Problem {
  const choices = readings.map((names) => names.map(brief).join('、'));
  const message = `“${brief(words.replaceAll('\n', '、'))}”可以读作${choices.map((choice) => `“${choice}”`).join('或')}，暂按“${choices[0]}”；请核对，或把单位写进名录。`;
  return problemAt(source, 'name-ambiguous', 'question', message, choices);
}
