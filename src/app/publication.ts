// Documents out (公布文件): the official table, the results and scorecards in the forms in which offices pass them on.
import { join } from 'node:path';
import { readJson, writeOut } from '../documents/json.ts';
import { type Outcome, outcomeOf } from '../documents/write/outcome.ts';
import { Assignment } from '../domain/assignment.ts';
import type { Facts } from '../domain/fact.ts';
import type { Scheme } from '../domain/scheme.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { summaryOf } from '../engine/summary.ts';
import { importScheme, isJson, loadScheme } from './scheme.ts';
import { loadSnapshot, scorecardOf } from './scorecard.ts';

// The writers bring large libraries along: each is loaded when it is used, so that the other commands start fast.
const writers = {
  resultDocument: async (outcome: Outcome) =>
    (await import('../documents/write/result-docx.ts')).resultDocument(outcome),
  resultWorkbook: async (outcome: Outcome) =>
    (await import('../documents/write/result-xlsx.ts')).resultWorkbook(outcome),
  scorecardHtml: async (outcome: Outcome, card: Scorecard) =>
    (await import('../documents/write/scorecard-html.ts')).scorecardHtml(outcome, card),
  scorecardPdf: async (outcome: Outcome, card: Scorecard) =>
    (await import('../documents/write/scorecard-pdf.ts')).scorecardPdf(outcome, card),
  schemeDocument: async (scheme: Scheme, assignment: Assignment | null) =>
    (await import('../documents/write/scheme-docx.ts')).schemeDocument(scheme, assignment),
};

/** What can be written, and in which forms; the first one is the usual one. */
export const publications = [
  { kind: 'scheme', forms: ['.docx'] },
  { kind: 'results', forms: ['.xlsx', '.docx'] },
  { kind: 'scorecard', forms: ['.pdf', '.html'] },
] as const;
export type PublicationKind = (typeof publications)[number]['kind'];
export type PublicationForm = (typeof publications)[number]['forms'][number];

/** Documents bear the day of the last fact, so that the same snapshot gives the same file on every day. */
const dayOf = (facts: Facts): string => facts.facts.reduce((last, { at }) => (at > last ? at : last), '1970-01-01');

/** What the documents of a snapshot are written from. */
export const outcomeFor = (snapshot: Snapshot): Outcome =>
  outcomeOf(snapshot, dayOf(snapshot.facts), summaryOf(snapshot));

export type PublicationInput = {
  kind: PublicationKind;
  form: PublicationForm;
  /** A scheme or an official table for `scheme`, else a snapshot. */
  path: string;
  body: string | null;
  assignment: string | null;
  onProgress: (text: string) => void;
};

/** The official table of a scheme; an official document brings its own assignment along. */
async function schemeTable({ path, assignment, onProgress }: PublicationInput): Promise<Uint8Array> {
  const own = assignment === null ? null : readJson(assignment, Assignment);
  if (isJson(path)) return writers.schemeDocument((await loadScheme({ path, onProgress })).scheme, own);
  const imported = await importScheme({ path, onProgress });
  return writers.schemeDocument(imported.scheme, own ?? imported.assignment);
}

/** The bytes or the text of one document. */
export async function publish(input: PublicationInput): Promise<Uint8Array | string> {
  if (input.kind === 'scheme') return schemeTable(input);
  const snapshot = loadSnapshot(input.path);
  const outcome = outcomeFor(snapshot);
  if (input.kind === 'results')
    return input.form === '.docx' ? writers.resultDocument(outcome) : writers.resultWorkbook(outcome);
  const card = scorecardOf(snapshot, input.body);
  return input.form === '.html' ? writers.scorecardHtml(outcome, card) : writers.scorecardPdf(outcome, card);
}

/** The official table as .docx into a folder; says where. */
export async function writeScheme(scheme: Scheme, assignment: Assignment | null, folder: string): Promise<string> {
  const path = join(folder, '考评表.docx');
  writeOut(path, await writers.schemeDocument(scheme, assignment));
  return path;
}

/** Results as .xlsx and .docx into a folder; says where. */
export async function writeResults(snapshot: Snapshot, folder: string): Promise<string[]> {
  const outcome = outcomeFor(snapshot);
  const files = [
    { path: join(folder, '结果.xlsx'), content: await writers.resultWorkbook(outcome) },
    { path: join(folder, '结果.docx'), content: await writers.resultDocument(outcome) },
  ];
  for (const { path, content } of files) writeOut(path, content);
  return files.map(({ path }) => path);
}

/** One body's scorecard as .pdf and .html into a folder; says where. */
export async function writeScorecard(snapshot: Snapshot, body: string, folder: string): Promise<string[]> {
  const outcome = outcomeFor(snapshot);
  const card = scorecardOf(snapshot, body);
  const title = outcome.bodies.get(card.subject) ?? card.subject;
  const files = [
    { path: join(folder, `得分单-${title}.pdf`), content: await writers.scorecardPdf(outcome, card) },
    { path: join(folder, `得分单-${title}.html`), content: await writers.scorecardHtml(outcome, card) },
  ];
  for (const { path, content } of files) writeOut(path, content);
  return files.map(({ path }) => path);
}
