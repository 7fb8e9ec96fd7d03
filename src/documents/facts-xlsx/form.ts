// What a facts workbook asks and offers (填报表的内容): its rows, and what of it rests on assumptions that nobody signed.
import { byWorth } from '../../domain/ballot-answer.ts';
import { oneLine, showSentence } from '../../domain/display.ts';
import type { Fact, Facts } from '../../domain/fact.ts';
import { operations } from '../../domain/glossary.ts';
import { kindRead } from '../../domain/operation-reads.ts';
import { valueTeller, valueText } from '../../domain/policy-value.ts';
import { type Assumptions, type Body, isOpen, type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { settle, type Values, valuesOf } from '../../domain/settle.ts';
import { type ColumnKey, types } from './columns.ts';
import { titlesOf } from './names.ts';
import { casesOf } from './veto.ts';
import { blankRows, type Ground, type Row, rowsOfFact, settingOf } from './rows.ts';

type FactType = Fact['type'];

export type FactsForm = {
  title: string;
  cycle: string;
  demonstration: string | null;
  /** Whose marks alone stand in it; null: everything. */
  assessors: readonly Body[] | null;
  rows: Record<FactType, Row[]>;
  /** Whether the rows are those of facts, or those that the scheme asks for. */
  isFilled: boolean;
  /** Whether what is asked and what stands are there together: who changes a row is changing what stands. */
  isStanding: boolean;
  /** Rows of the table that facts are asked for, as the sheets call them. */
  nodes: { id: string; title: string; method: string; asks: FactType; levels: string[] }[];
  /** The cases of a veto, which stand in the column of levels. */
  vetoes: readonly string[];
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
  operation !== null &&
  kindRead(operation.type) === 'mark' &&
  assessors.length === 1 &&
  subjects.some(({ id }) => id === assessors[0]);

/** The parameters that a setting goes through, and those that it still waits for. */
function parametersOf(setting: unknown, values: Values['values']): string[] {
  const { settings, pending } = settle(setting, values);
  return [...settings.values(), pending].flat();
}

/** Parameters behind what the sheets show of the nodes, in the order of the scheme: those assumed, and those nobody answered. */
function unsigned(
  scheme: Scheme,
  nodes: readonly Node[],
  { values, assumed }: Values,
  assumptions: Assumptions | null,
): Pick<FactsForm, 'assumed' | 'open' | 'assumedIn'> {
  const shown = nodes.flatMap((node): Shown[] => [
    ...settingsOf(node),
    ...(needsRecusal(scheme, node) ? [{ setting: scheme.recusal, type: 'mark', key: 'assessor' } as const] : []),
  ]);
  const placed = shown.map((place) => ({ place, parameters: parametersOf(place.setting, values) }));
  const placesOf = (parameter: string): Shown[] =>
    placed.filter(({ parameters }) => parameters.includes(parameter)).map(({ place }) => place);
  const unsettled = scheme.parameters.filter((parameter) => isOpen(parameter) && placesOf(parameter.key).length > 0);
  const tell = valueTeller(scheme);
  const isAssumed = ({ key }: { key: string }) => assumed.has(key);
  return {
    assumed: unsettled.filter(isAssumed).map(({ key, title }) => {
      const value = showSentence(tell(key, valueText(values.get(key) ?? null)));
      return { parameter: key, title: oneLine(title), value, reason: assumptions?.values[key]?.reason ?? '' };
    }),
    assumedIn: unsettled.filter(isAssumed).flatMap(({ key }) => placesOf(key)),
    open: unsettled
      .filter((parameter) => !isAssumed(parameter))
      .map(({ key, title }) => ({ parameter: key, title: oneLine(title) })),
  };
}

const placeKeys = ['subject', 'node', 'assessor', 'key', 'period', 'voterGroup', 'channel', 'answer'] as const;
const placeIn = (row: Row): string => JSON.stringify(placeKeys.map((key) => row[key] ?? null));

/** Every row that is asked for, with the fact that stands in it; behind them the facts that nobody asked for. */
function standingRows(asked: readonly Row[], given: readonly Row[]): Row[] {
  const byPlace = Map.groupBy(given, placeIn);
  const places = new Set(asked.map(placeIn));
  return [
    ...asked.flatMap((row) => byPlace.get(placeIn(row)) ?? [row]),
    ...given.filter((row) => !places.has(placeIn(row))),
  ];
}

/** The rows of each kind; with `assessors` only those of their marks. */
function rowsByType(
  ground: Ground,
  nodes: ReadonlyMap<string, Node>,
  facts: Facts | null,
  assessors: readonly Body[] | null,
  standing: readonly FactType[] | null,
): FactsForm['rows'] {
  const rowsFor = (type: FactType): Row[] => {
    if (standing !== null && !standing.includes(type)) return [];
    const given = (facts?.facts ?? []).filter((fact) => fact.type === type);
    const ofFacts = given.flatMap((fact) => rowsOfFact(ground, nodes, fact));
    const asked = facts === null || standing !== null ? blankRows(ground, type) : [];
    const all = standing === null ? [...asked, ...ofFacts] : standingRows(asked, ofFacts);
    return assessors === null ? all : all.filter(({ assessor }) => assessors.some(({ id }) => id === assessor));
  };
  return {
    mark: rowsFor('mark'),
    tally: rowsFor('tally'),
    adjustment: rowsFor('adjustment'),
    figure: rowsFor('figure'),
  };
}

/** Rows of the table that facts are asked for. */
const askedOf = (ground: Ground, nodes: readonly Node[]): FactsForm['nodes'] =>
  nodes.flatMap(({ id, operation }) => {
    const asks = operation === null ? null : kindRead(operation.type);
    if (operation === null || asks === null) return [];
    const levels = 'levels' in operation ? byWorth(settingOf(ground, operation.levels)) : [];
    return [{ id, title: ground.titles.get(id) ?? id, method: operations[operation.type], asks, levels }];
  });

/**
 * Blank without `facts`, else with them filled in; with `assessors` only what these have to mark. `standing` are the
 * kinds of which everything that is asked has its row too, beside the facts that stand.
 */
export function factsForm(
  scheme: Scheme,
  facts: Facts | null,
  assumptions: Assumptions | null,
  assessors: readonly Body[] | null = null,
  standing: readonly FactType[] | null = null,
): FactsForm {
  const all = [...nodesOf(scheme.root)];
  const known = valuesOf(scheme, assumptions);
  const ground: Ground = { scheme, values: known.values, titles: titlesOf(scheme) };
  const rows = rowsByType(ground, new Map(all.map((node) => [node.id, node])), facts, assessors, standing);
  const marked = new Set(rows.mark.map(({ node }) => node));
  const nodes = assessors === null ? all : all.filter(({ id }) => marked.has(id));
  const shown = unsigned(scheme, nodes, known, assumptions);
  const invented = shown.assumed.length > 0 ? assumptions?.demonstration : null;
  return {
    title: facts?.title ?? scheme.title,
    cycle: facts?.cycle ?? scheme.cycle ?? '',
    demonstration: facts?.demonstration ?? scheme.demonstration ?? invented ?? null,
    assessors,
    rows,
    isFilled: facts !== null && standing === null,
    isStanding: standing !== null,
    nodes: askedOf(ground, nodes),
    vetoes: assessors === null ? casesOf(scheme) : [],
    ...shown,
  };
}

/** What a program wants to know of a form: how much it asks, and of whom. */
export const extentOf = ({ title, cycle, demonstration, assessors, rows, assumed, open }: FactsForm) => ({
  title,
  cycle,
  demonstration,
  assessors: assessors?.map(({ id, title: name }) => ({ id, title: name })) ?? null,
  sheets: types.map((type) => ({
    type,
    rows: rows[type].length,
    subjects: new Set(rows[type].map(({ subject }) => subject)).size,
    assessors: new Set(rows[type].flatMap(({ assessor }) => assessor ?? [])).size,
  })),
  assumed,
  open,
});
