// The demonstration city whole (示范市): made from the sample's table, the assumptions and a seed.
import { join } from 'node:path';
import { jsonText, readJson, writeOut } from '../../documents/json.ts';
import type { Assignment } from '../../domain/assignment.ts';
import type { Facts } from '../../domain/fact.ts';
import type { ImportResult } from '../../domain/row.ts';
import { Assumptions, type Scheme } from '../../domain/scheme.ts';
import { plan } from '../../engine/plan.ts';
import { importScheme } from '../scheme.ts';
import { demoAssignments } from './assignments.ts';
import { demoFacts } from './facts.ts';
import { demoScheme } from './scheme.ts';

export const defaultSeed = 2022;
const examples = join(import.meta.dirname, '..', '..', '..', 'examples');
export const sampleDocument = 'examples/sanming-2022.docx';
export const samplePath = join(examples, 'sanming-2022.docx');
export const demoAssumptionsPath = join(examples, 'assumptions-demo.json');

export type DemoCity = { scheme: Scheme; assignments: Assignment[]; facts: Facts; assumptions: Assumptions };

/** Pure but for the file of assumptions: equal imports and seeds give equal cities. */
export function demoCityOf(imported: Pick<ImportResult, 'scheme' | 'assignment'>, seed: number): DemoCity {
  const assumptions = readJson(demoAssumptionsPath, Assumptions);
  const { scheme, own } = demoScheme(imported, seed);
  const facts = demoFacts(plan(scheme, assumptions), own?.subject ?? null, seed);
  return { scheme, assignments: demoAssignments(scheme, own, seed), facts, assumptions };
}

/** Writes scheme.json, facts.json, assumptions.json and one assignment per body, and says where. */
export async function writeDemoCity(
  folder: string,
  seed: number,
  onProgress: (text: string) => void,
): Promise<{ written: string[]; city: DemoCity }> {
  const city = demoCityOf(await importScheme({ path: samplePath, onProgress }), seed);
  const written = (['scheme', 'facts', 'assumptions'] as const).map((name) => {
    const path = join(folder, `${name}.json`);
    writeOut(path, jsonText(city[name]));
    return path;
  });
  for (const assignment of city.assignments)
    writeOut(join(folder, 'assignments', `${assignment.subject ?? 'unknown'}.json`), jsonText(assignment));
  return { written: [...written, join(folder, 'assignments')], city };
}
