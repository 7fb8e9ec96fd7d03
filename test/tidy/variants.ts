// The rule of variants (变体规则): every variant of the table and every choice of the closed set has a golden case.
import { Absent, Operation } from '../../src/domain/operation.ts';
import { Band } from '../../src/domain/band.ts';
import { Goal, Measured } from '../../src/domain/goal.ts';
import { Fact } from '../../src/domain/fact.ts';
import { nodesOf, Ranking, Recusal, Rounding, Veto } from '../../src/domain/scheme.ts';
import { AbsentReason } from '../../src/domain/scorecard.ts';
import { isReference, type Json } from '../../src/domain/setting.ts';
import type { Case } from '../cases/read.ts';
import type { Variant } from '../cases/variants.ts';
import { choicesIn, choicesOf, type Named } from './choices.ts';

/** What of a case the rule looks at. */
export type Listed = Pick<Case, 'file' | 'variants' | 'expected'>;

const duplicates = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

/** One sentence per gap between the list of variants, the index and the case files. */
export function findGaps(
  variants: readonly Variant[],
  index: ReadonlyMap<string, string[]>,
  cases: readonly Listed[],
): string[] {
  const ids = new Set(variants.map(({ id }) => id));
  const files = new Map(cases.map((each) => [each.file, each]));
  const faults = duplicates(variants.map(({ id }) => id)).map((id) => `variants.ts: ${id} stands twice`);
  for (const { id, sentence } of variants) {
    if ((index.get(id) ?? []).length === 0)
      faults.push(`variant ${id} (${sentence}) has no case: write one and enter it in index.yaml`);
  }
  for (const [id, named] of index) {
    if (!ids.has(id)) faults.push(`index.yaml: ${id} is not a variant of variants.ts`);
    for (const file of named) {
      const found = files.get(file);
      if (found === undefined) faults.push(`index.yaml: ${id} names ${file}, which is not there`);
      else if (!found.variants.includes(id))
        faults.push(`${file}: its 变体 lack ${id}, under which index.yaml names it`);
    }
  }
  for (const { file, variants: own, expected } of cases) {
    if (own.length === 0) faults.push(`${file}: 变体 is empty: say which variant it shows`);
    for (const id of own) {
      if (!(index.get(id) ?? []).includes(file)) faults.push(`${file}: enter it in index.yaml under ${id}`);
    }
    if (expected.size === 0) faults.push(`${file}: 预期 is empty`);
  }
  return faults;
}

/** Variants none of whose cases expects a sentence of the trace, or a grade with its reason. */
export function findSilent(variants: readonly Variant[], cases: readonly Listed[]): string[] {
  const spoken = cases.filter(({ expected }) =>
    [...expected.values()].some(({ sentences, gradeNote }) => sentences.size > 0 || gradeNote !== undefined),
  );
  const said = new Set(spoken.flatMap(({ variants: own }) => own));
  return variants
    .filter(({ id }) => !said.has(id))
    .map(({ id }) => `variant ${id}: none of its cases expects a sentence (说明)`);
}

const named: Named = new Map<typeof Goal | typeof Measured | typeof Band | typeof Absent, string>([
  [Goal, 'Goal'],
  [Measured, 'Measured'],
  [Band, 'Band'],
  [Absent, 'Absent'],
]);

const rules = { Operation, Fact, Absent, Recusal, Ranking, Rounding, Veto } as const;

/** A value whose references are replaced by what the case signs or assumes. */
function settle(value: unknown, values: ReadonlyMap<string, Json>): unknown {
  if (isReference(value)) return values.get(value.parameter) ?? null;
  if (Array.isArray(value)) return value.map((each) => settle(each, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, settle(each, values)]));
}

function choicesMade({ scheme, assumptions, facts, expected }: Case): string[] {
  const values = new Map(scheme.parameters.map(({ key, value }) => [key, value]));
  for (const [key, { value }] of Object.entries(assumptions?.values ?? {})) values.set(key, value);
  const inRule = (rule: keyof typeof rules, value: unknown) =>
    value === null ? [] : choicesIn(rules[rule], settle(value, values), rule, named);
  const nodes = [...nodesOf(scheme.root)];
  return [
    ...nodes.flatMap(({ operation, rounding }) => [...inRule('Operation', operation), ...inRule('Rounding', rounding)]),
    ...facts.facts.flatMap((fact) => inRule('Fact', fact)),
    ...inRule('Absent', scheme.absent),
    ...inRule('Recusal', scheme.recusal),
    ...inRule('Ranking', scheme.ranking),
    ...inRule('Rounding', scheme.rounding),
    ...scheme.vetoes.flatMap((veto) => inRule('Veto', veto)),
    ...[...expected.values()].flatMap(({ nodes: parts }) =>
      [...parts.values()].map((part) => ('absent' in part ? `AbsentReason=${part.absent}` : '')),
    ),
  ];
}

/** Choices of the closed set that no case makes. */
export function findUnused(cases: readonly Case[]): string[] {
  const made = new Set(cases.flatMap(choicesMade));
  const all = (Object.keys(rules) as (keyof typeof rules)[]).flatMap((rule) => [
    ...choicesOf(rules[rule], rule, named),
  ]);
  return [...new Set([...all, ...AbsentReason.options.map((reason) => `AbsentReason=${reason}`)])]
    .filter((choice) => !made.has(choice))
    .map((choice) => `no case uses ${choice}`);
}
