// What a reader found (读取结果) before the door adds the name of the file, and the notes it makes on the way.
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import type { Paragraph, Table } from '../../domain/table.ts';

export type Content = { blocks: (Paragraph | Table)[]; problems: Problem[] };

export function note(code: ProblemCode, place: string, message: string): Problem {
  return { code, severity: 'note', place: { text: place, source: null, node: null }, message };
}

const placesShown = 5;

/** Places by note, so that a thing that happens a thousand times is told once, with its first places. */
export type Notes = {
  add: (code: ProblemCode, place: string) => void;
  has: (code: ProblemCode) => boolean;
  /** One problem per code, in the order of first use; `sentences` says what each code means. */
  problems: (sentences: Partial<Record<ProblemCode, string>>) => Problem[];
};

export function collectNotes(): Notes {
  const counts = new Map<ProblemCode, { count: number; places: string[] }>();
  return {
    add: (code, place) => {
      const entry = counts.get(code) ?? { count: 0, places: [] };
      counts.set(code, entry);
      entry.count += 1;
      if (entry.places.length < placesShown && !entry.places.includes(place)) entry.places.push(place);
    },
    has: (code) => counts.has(code),
    problems: (sentences) =>
      [...counts].map(([code, { count, places }]) => {
        const more = count > places.length ? `等（共 ${count} 处）` : '';
        return note(code, `${places.join('、')}${more}`, sentences[code] ?? code);
      }),
  };
}
