// Documents out (文件): the official table, the results and scorecards in the forms in which offices pass them on.
import { join } from 'node:path';
import type { OutFile } from '../../documents/file.ts';
import { readJson } from '../../documents/json.ts';
import { safeName } from '../../documents/path.ts';
import { type Outcome, outcomeOf } from '../../documents/write/outcome.ts';
import { Assignment } from '../../domain/assignment.ts';
import type { Facts } from '../../domain/fact.ts';
import type { Scheme } from '../../domain/scheme.ts';
import type { Scorecard } from '../../domain/scorecard.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { explain } from '../../engine/explain.ts';
import { summaryOf } from '../../engine/summary.ts';
import { importScheme, isJson, loadScheme } from './scheme.ts';
import { loadSnapshot, scorecardOf } from './scorecard.ts';

// The writers bring large libraries along: each is loaded when it is used, so that the other commands start fast.
const writers = {
  resultDocument: async (outcome: Outcome) =>
    (await import('../../documents/write/result-docx.ts')).resultDocument(outcome),
  resultWorkbook: async (outcome: Outcome) =>
    (await import('../../documents/write/result-xlsx.ts')).resultWorkbook(outcome),
  scorecardHtml: async (outcome: Outcome, card: Scorecard) =>
    (await import('../../documents/write/scorecard-html.ts')).scorecardHtml(outcome, card),
  scorecardPdf: async (outcome: Outcome, card: Scorecard) =>
    (await import('../../documents/write/scorecard-pdf.ts')).scorecardPdf(outcome, card),
  schemeDocument: async (scheme: Scheme, assignment: Assignment | null) =>
    (await import('../../documents/write/scheme-docx.ts')).schemeDocument(scheme, assignment),
};

/** What can be written, and in which forms; the first one is the usual one. */
export const documents = [
  { kind: 'scheme', zh: '考评表', forms: ['.docx'] },
  { kind: 'results', zh: '结果', forms: ['.xlsx', '.docx'] },
  { kind: 'scorecard', zh: '得分单', forms: ['.pdf', '.html'] },
] as const;
export type DocumentKind = (typeof documents)[number]['kind'];
export type DocumentForm = (typeof documents)[number]['forms'][number];

/** Documents bear the day of the last fact, so that the same snapshot gives the same file on every day; without facts none. */
export const dayOf = (facts: Facts): string | null =>
  facts.facts.reduce<string | null>((last, { at }) => (last === null || at > last ? at : last), null);

/** What the documents of a snapshot are written from. */
export const outcomeFor = (snapshot: Snapshot): Outcome =>
  outcomeOf(snapshot, {
    date: dayOf(snapshot.facts),
    summary: summaryOf(snapshot),
    explain: (card) => explain(card, { ...snapshot, assumed: snapshot.result.assumed }),
  });

export type DocumentInput = {
  kind: DocumentKind;
  form: DocumentForm;
  /** A scheme or an official table for `scheme`, else a snapshot. */
  path: string;
  body: string | null;
  assignment: string | null;
  onProgress: (text: string) => void;
};

/** What is written, whether it is invented, and the parameters that are assumed in it. */
export type Made = { content: Uint8Array | string; demonstration: string | null; assumed: string[] };

/** The official table of a scheme; an official document brings its own assignment along. */
async function schemeTable({ path, assignment, onProgress }: DocumentInput): Promise<Made> {
  const given = assignment === null ? null : readJson(assignment, Assignment);
  const input = { path, onProgress };
  const { scheme, ...imported } = isJson(path)
    ? { scheme: (await loadScheme(input)).scheme, assignment: null }
    : await importScheme(input);
  const own = given ?? imported.assignment;
  const content = await writers.schemeDocument(scheme, own);
  return { content, demonstration: own?.demonstration ?? scheme.demonstration, assumed: [] };
}

export async function makeDocument(input: DocumentInput): Promise<Made> {
  if (input.kind === 'scheme') return schemeTable(input);
  const snapshot = loadSnapshot(input.path);
  const { demonstration, assumed } = snapshot.result;
  const outcome = outcomeFor(snapshot);
  const make = (): Promise<Uint8Array | string> => {
    if (input.kind === 'results')
      return input.form === '.docx' ? writers.resultDocument(outcome) : writers.resultWorkbook(outcome);
    const card = scorecardOf(snapshot, input.body);
    return input.form === '.html' ? writers.scorecardHtml(outcome, card) : writers.scorecardPdf(outcome, card);
  };
  return { content: await make(), demonstration, assumed: assumed.map(({ parameter }) => parameter) };
}

/** The official table as .docx in a folder. */
export const schemeFile = async (scheme: Scheme, assignment: Assignment | null, folder: string): Promise<OutFile> => ({
  path: join(folder, '考评表.docx'),
  content: await writers.schemeDocument(scheme, assignment),
});

/** Results as .xlsx and .docx in a folder. */
export async function resultFiles(snapshot: Snapshot, folder: string): Promise<OutFile[]> {
  const outcome = outcomeFor(snapshot);
  return [
    { path: join(folder, '结果.xlsx'), content: await writers.resultWorkbook(outcome) },
    { path: join(folder, '结果.docx'), content: await writers.resultDocument(outcome) },
  ];
}

/** One body's scorecard as .pdf and .html in a folder. */
export async function scorecardFiles(snapshot: Snapshot, body: string, folder: string): Promise<OutFile[]> {
  const outcome = outcomeFor(snapshot);
  const card = scorecardOf(snapshot, body);
  const name = safeName(`得分单-${outcome.bodies.get(card.subject) ?? card.subject}`);
  return [
    { path: join(folder, `${name}.pdf`), content: await writers.scorecardPdf(outcome, card) },
    { path: join(folder, `${name}.html`), content: await writers.scorecardHtml(outcome, card) },
  ];
}
