// Documents out (文件): the official table, the results and scorecards in the forms in which offices pass them on.
import { join } from 'node:path';
import type { OutFile } from '../../documents/file.ts';
import { readJson } from '../../documents/json.ts';
import { safeName } from '../../documents/path.ts';
import { Assignment } from '../../domain/assignment.ts';
import type { Scheme } from '../../domain/scheme.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { outcomeFor } from '../outcome.ts';
import { writers } from '../writers.ts';
import { importScheme, isJson, loadScheme } from './scheme.ts';
import { loadSnapshot, scorecardOf } from './scorecard.ts';

/** What can be written, and in which forms; the first one is the usual one. */
export const documents = [
  { kind: 'scheme', zh: '考评表', forms: ['.docx'] },
  { kind: 'results', zh: '结果', forms: ['.xlsx', '.docx'] },
  { kind: 'scorecard', zh: '得分单', forms: ['.pdf', '.html'] },
] as const;
export type DocumentKind = (typeof documents)[number]['kind'];
export type DocumentForm = (typeof documents)[number]['forms'][number];

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
