// The demonstration city whole (示范市): made from the sample's table, the assumptions and a seed.
import { join } from 'node:path';
import type { OutFile } from '../../documents/file.ts';
import { jsonText, readJson } from '../../documents/json.ts';
import { safeName } from '../../documents/path.ts';
import type { Assignment } from '../../domain/assignment.ts';
import type { Facts } from '../../domain/fact.ts';
import type { ImportResult } from '../../domain/row.ts';
import { Assumptions, type Scheme } from '../../domain/scheme.ts';
import { plan } from '../../engine/plan.ts';
import { importScheme } from '../offline/scheme.ts';
import { demoAssignments } from './assignments.ts';
import { demoFacts } from './facts.ts';
import { demoScheme } from './scheme.ts';

export const defaultSeed = 2022;
const examples = join(import.meta.dirname, '..', '..', '..', 'examples');
export const sampleDocument = 'examples/sanming-2022.docx';
export const samplePath = join(examples, 'sanming-2022.docx');
export const demoAssumptionsPath = join(examples, 'assumptions-demo.json');

/** `own`: the body that the sample's assignment is of. */
export type DemoCity = {
  scheme: Scheme;
  assignments: Assignment[];
  facts: Facts;
  assumptions: Assumptions;
  own: string | null;
};

/** Pure but for the file of assumptions: equal imports and seeds give equal cities. */
export function demoCityOf(imported: Pick<ImportResult, 'scheme' | 'assignment'>, seed: number): DemoCity {
  const assumptions = readJson(demoAssumptionsPath, Assumptions);
  const { scheme, own } = demoScheme(imported, seed);
  const facts = demoFacts(plan(scheme, assumptions), own?.subject ?? null, seed);
  const assignments = demoAssignments(scheme, own, seed);
  return { scheme, assignments, facts, assumptions, own: own?.subject ?? null };
}

export const importedSample = (onProgress: (text: string) => void): Promise<ImportResult> =>
  importScheme({ path: samplePath, onProgress });

/** scheme.json, facts.json, assumptions.json and one assignment per body in a folder. */
export const demoCityFiles = (city: DemoCity, folder: string): OutFile[] => [
  ...(['scheme', 'facts', 'assumptions'] as const).map((name) => ({
    path: join(folder, `${name}.json`),
    content: jsonText(city[name]),
  })),
  ...city.assignments.map((assignment) => ({
    path: join(folder, 'assignments', `${safeName(assignment.subject ?? 'unknown')}.json`),
    content: jsonText(assignment),
  })),
];
