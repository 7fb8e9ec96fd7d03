// Facts as people give them (填报的事实): what they write gets the one form in which page, interface and workbook agree.
import { z } from 'zod';
import { oneLine } from './display.ts';
import { Adjustment, type Fact, Figure, Mark, Tally } from './fact.ts';
import { keptWords } from './kept-words.ts';
import { isShort, tooLong } from './setting.ts';

const keptLine = (text: string): string => oneLine(keptWords(text));

const orNull = (keep: (text: string) => string) =>
  z
    .string()
    .nullable()
    .overwrite((text) => (text === null || keep(text) === '' ? null : keep(text)));
const Words = orNull(keptWords);
const Line = orNull(keptLine);

/** Who and when is the server's to say. */
const own = { by: true, at: true } as const;
const common = {
  /** Random: one that says what it is for could be taken before its time, and stand in the way of another's fact. */
  id: z.uuid(),
  evidence: z.array(z.string()).overwrite((names) => [...new Set(names.map(keptLine))].filter((name) => name !== '')),
  changedFor: z.string().overwrite(keptWords).min(1).optional(),
};

/** More than any person writes of one fact; ids stand in the keys of the database. */
const isOfSize = (fact: { id: string; node: string; subject: string; supersedes: string | null }): boolean =>
  [fact.id, fact.node, fact.subject, fact.supersedes ?? ''].every(({ length }) => length <= 400) &&
  JSON.stringify(fact).length <= 20_000;

const amounts = new Set(['value', 'points', 'share']);
/** Words may be a number of any length. */
const isShortFact = (fact: object): boolean =>
  Object.entries(fact).every(([key, value]) => !amounts.has(key) || isShort(value));

/** Then only what stands may be longer or have no name: `isKeptSo`. */
const isTakenBack = ({ withdrawn }: { withdrawn?: true | undefined }): boolean => withdrawn === true;

const isNamed = (text: string): boolean => /\S/u.test(text);

const isNameless = (fact: Fact): boolean =>
  (fact.type === 'adjustment' && !isNamed(fact.title)) ||
  (fact.type === 'figure' && !(isNamed(fact.key) && isNamed(fact.period)));

/** Whether what nobody may say anew, a longer number or no name, stands in `before` just so. */
export function isKeptSo(fact: Fact, before: Fact): boolean {
  if (isShortFact(fact) && !isNameless(fact)) return true;
  const [said, kept] = [new Map(Object.entries(fact)), new Map(Object.entries(before))];
  const isSame = [...amounts, 'key', 'period'].every((key) => said.get(key) === kept.get(key));
  return isSame && isNameless(fact) === isNameless(before);
}

export const GivenMark = Mark.omit(own)
  .extend({ ...common, reason: Words })
  .refine(isOfSize)
  .refine((fact) => isTakenBack(fact) || isShortFact(fact), tooLong);
export const GivenOther = z
  .discriminatedUnion('type', [
    Tally.omit(own).extend(common),
    Adjustment.omit(own).extend({
      ...common,
      title: z.string().overwrite(keptWords),
      issuer: Line,
      document: Line,
      level: Line,
      matter: Line,
      incident: Line,
    }),
    // Names that the scheme gives stay as they are: by them the scheme finds the fact.
    Figure.omit(own).extend({ ...common, level: Line, reason: Words }),
  ])
  .refine(isOfSize)
  .refine((fact) => isTakenBack(fact) || isShortFact(fact), tooLong)
  .refine((fact) => isTakenBack(fact) || fact.type !== 'adjustment' || fact.title !== '', { path: ['title'] })
  .refine((fact) => isTakenBack(fact) || fact.type !== 'figure' || (isNamed(fact.key) && isNamed(fact.period)), {
    path: ['key'],
  });
