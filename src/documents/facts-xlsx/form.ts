// What a facts workbook asks and offers (填报表的内容): its rows, and what of it rests on assumptions that nobody signed.
import { oneLine, showSentence } from '../../domain/display.ts';
import type { Fact, Facts } from '../../domain/fact.ts';
import { operations } from '../../domain/glossary.ts';
import { valueTeller, valueText } from '../../domain/policy-value.ts';
import { type Assumptions, isOpen, type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { isReference } from '../../domain/setting.ts';
import { type ColumnKey, types } from './columns.ts';
import { titlesOf } from './names.ts';
import { blankRows, type Ground, kindAsked, namesIn, type Row, rowsOfFact, settingOf } from './rows.ts';

type FactType = Fact['type'];

export type FactsForm = {
  title: string;
  cycle: string;
  demonstration: string | null;
  rows: Record<FactType, Row[]>;
  /** Whether the rows are those of facts, or those that the scheme asks for. */
  isFilled: boolean;
  /** Rows of the table that facts are asked for, as the sheets call them. */
  nodes: { id: string; title: string; method: string; asks: FactType; levels: string[] }[];
  /** What the sheets show by assumption: which answers a ballot offers, what a full mark is. */
  assumed: { parameter: string; title: string; value: string; reason: string }[];
  /** The columns that show it. */
  assumedIn: readonly { type: FactType; key: ColumnKey }[];
  /** What they leave blank because nobody has said it. */
  open: { parameter: string; title: string }[];
};

/** A setting that the rows show, and in which column. */
type Shown = { setting: unknown; type: FactType; key: ColumnKey };

function settingsOf({ operation, points }: Node): Shown[] {
  const shown = (type: FactType, key: ColumnKey, ...settings: unknown[]): Shown[] =>
    settings.map((setting) => ({ setting, type, key }));
  if (operation?.type === 'marks')
    return shown('mark', 'points', operation.scale === null || operation.scale === 'points' ? points : operation.scale);
  if (operation?.type === 'ballot-levels') return shown('tally', 'answer', operation.levels, operation.invalid);
  if (operation?.type === 'vote-bands') return shown('tally', 'answer', operation.invalid);
  if (operation?.type === 'adjustments') return shown('adjustment', 'level', operation.levels);
  return operation?.type === 'levels' ? shown('figure', 'level', operation.levels) : [];
}

/** A body that alone marks itself: the rule of recusal says whether the organiser has a row for it. */
const needsRecusal = ({ subjects }: Scheme, { assessors, operation }: Node): boolean =>
  (operation?.type === 'marks' || operation?.type === 'discretion') &&
  assessors.length === 1 &&
  subjects.some(({ id }) => id === assessors[0]);

/** Parameters behind what the sheets show, in the order of the scheme: those assumed, and those nobody answered. */
function unsigned(scheme: Scheme, assumptions: Assumptions | null): Pick<FactsForm, 'assumed' | 'open' | 'assumedIn'> {
  const nodes = [...nodesOf(scheme.root)];
  const shown = nodes.flatMap((node): Shown[] => [
    ...settingsOf(node),
    ...(needsRecusal(scheme, node) ? [{ setting: scheme.recusal, type: 'mark', key: 'assessor' } as const] : []),
  ]);
  const places = Map.groupBy(shown, ({ setting }) => (isReference(setting) ? setting.parameter : null));
  const unsettled = scheme.parameters.filter((parameter) => isOpen(parameter) && places.has(parameter.key));
  const tell = valueTeller(scheme);
  const isAssumed = ({ key }: { key: string }) => assumptions?.values[key] !== undefined;
  return {
    assumed: unsettled.filter(isAssumed).map(({ key, title }) => {
      const { value = null, reason = '' } = assumptions?.values[key] ?? {};
      return { parameter: key, title: oneLine(title), value: showSentence(tell(key, valueText(value))), reason };
    }),
    assumedIn: unsettled.filter(isAssumed).flatMap(({ key }) => places.get(key) ?? []),
    open: unsettled
      .filter((parameter) => !isAssumed(parameter))
      .map(({ key, title }) => ({ parameter: key, title: oneLine(title) })),
  };
}

/** Blank without `facts`, else with them filled in. */
export function factsForm(scheme: Scheme, facts: Facts | null, assumptions: Assumptions | null): FactsForm {
  const nodes = new Map([...nodesOf(scheme.root)].map((node) => [node.id, node]));
  const ground: Ground = { scheme, assumptions, titles: titlesOf(scheme) };
  const rowsFor = (type: FactType): Row[] =>
    facts === null
      ? blankRows(ground, type)
      : facts.facts.filter((fact) => fact.type === type).flatMap((fact) => rowsOfFact(ground, nodes, fact));
  const asked = [...nodes.values()].flatMap(({ id, operation, children }) => {
    if (operation === null || children.length > 0) return [];
    const levels = 'levels' in operation ? namesIn(settingOf(ground, operation.levels)) : [];
    const title = ground.titles.get(id) ?? id;
    return [{ id, title, method: operations[operation.type], asks: kindAsked(operation.type), levels }];
  });
  return {
    title: facts?.title ?? scheme.title,
    cycle: facts?.cycle ?? scheme.cycle ?? '',
    demonstration: facts === null ? scheme.demonstration : facts.demonstration,
    rows: {
      mark: rowsFor('mark'),
      tally: rowsFor('tally'),
      adjustment: rowsFor('adjustment'),
      figure: rowsFor('figure'),
    },
    isFilled: facts !== null,
    nodes: asked,
    ...unsigned(scheme, assumptions),
  };
}

/** What a program wants to know of a form: how much it asks, and of whom. */
export const summaryOf = ({ title, cycle, demonstration, rows, assumed, open }: FactsForm) => ({
  title,
  cycle,
  demonstration,
  sheets: types.map((type) => ({
    type,
    rows: rows[type].length,
    subjects: new Set(rows[type].map(({ subject }) => subject)).size,
    assessors: new Set(rows[type].flatMap(({ assessor }) => assessor ?? [])).size,
  })),
  assumed,
  open,
});
