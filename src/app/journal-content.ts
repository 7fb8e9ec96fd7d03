// What the journal is bound to (留痕与内容): held against the hashes in its entries, and looked through for what no entry tells of.
import { canonical } from '../domain/canonical.ts';
import { Entry, type EventName } from '../domain/event.ts';
import { type BoundTable, factContents, type Place, places, type Row, rowAt } from '../store/content.ts';
import type { Tx } from '../store/database.ts';
import { entriesOf } from '../store/journal.ts';
import { givingWay } from './give-way.ts';
import { rowHash } from './hash.ts';
import { nouns } from './journal-noun.ts';
import { olderFactHash, olderHash } from './older-entry.ts';

/** `zh` and `en` go on after “第 n 条”. */
export type ContentFault = { sequence: number; zh: string; en: string };

const keys: Record<BoundTable, (entry: Entry) => readonly (string | null | undefined)[]> = {
  jurisdiction: ({ jurisdiction }) => [jurisdiction],
  // The same bytes read otherwise are found by their reading.
  document: ({ data }) => [data['reading'] ?? data['sha256']],
  cycle: ({ cycle }) => [cycle],
  cycle_discard: ({ cycle }) => [cycle],
  scheme_version: ({ cycle, data }) => [cycle, data['version']],
  assignment_version: ({ cycle, body, data }) => [cycle, body, data['version']],
  computation: ({ cycle, data }) => [cycle, data['number']],
  stage_change: ({ cycle, data }) => [cycle, data['number']],
  calendar_version: ({ cycle, data }) => [cycle, data['version']],
  proposal: ({ cycle, data }) => [cycle, data['proposal']],
  proposal_end: ({ cycle, data }) => [cycle, data['proposal']],
  evidence: ({ data }) => [data['evidence'], data['version']],
  evidence_use: ({ cycle, body, node, data }) => [cycle, data['evidence'], node, body, data['version']],
  consultation: ({ cycle, data }) => [cycle, data['number']],
  consultation_answer: ({ cycle, body, data }) => [cycle, data['number'], body, data['version']],
  consultation_reply: ({ cycle, body, data }) => [cycle, data['number'], body, data['opinion'], data['version']],
  consultation_release: ({ cycle, data }) => [cycle, data['number']],
  issue: ({ cycle, body, data }) => [cycle, body, data['number']],
  issue_receipt: ({ cycle, body, data }) => [cycle, body, data['number'], data['receiver']],
  filing: ({ cycle, body, data }) => [cycle, body, data['number'], data['step']],
  task_report: ({ cycle, data }) => [cycle, data['report']],
  absence: ({ data }) => [data['absence']],
  half_year_note: ({ cycle, body, data }) => [cycle, body, data['number']],
  appeal: ({ cycle, data }) => [cycle, data['appeal']],
  appeal_withdrawal: ({ cycle, data }) => [cycle, data['appeal']],
  appeal_decision: ({ cycle, data }) => [cycle, data['appeal']],
  claim: ({ cycle, data }) => [cycle, data['claim']],
  claim_step: ({ cycle, data }) => [cycle, data['claim'], data['step']],
  innovation_call: ({ cycle, data }) => [cycle, data['version']],
  mark_handing: ({ cycle, body, data }) => [cycle, body, data['step']],
  self_assessment: ({ cycle, body, node, data }) => [cycle, body, node, data['version']],
  self_assessment_handing: ({ cycle, body, data }) => [cycle, body, data['number']],
};

const tables: Partial<Record<EventName, BoundTable>> = {
  'jurisdiction-created': 'jurisdiction',
  'document-read': 'document',
  'cycle-created': 'cycle',
  'cycle-discarded': 'cycle_discard',
  'scheme-saved': 'scheme_version',
  'parameter-signed': 'scheme_version',
  'assignment-saved': 'assignment_version',
  computed: 'computation',
  'stage-changed': 'stage_change',
  'calendar-saved': 'calendar_version',
  proposed: 'proposal',
  'proposal-agreed': 'proposal_end',
  'proposal-ended': 'proposal_end',
  'evidence-added': 'evidence',
  'evidence-changed': 'evidence',
  'evidence-withdrawn': 'evidence',
  'evidence-restored': 'evidence',
  'evidence-used': 'evidence_use',
  'evidence-unused': 'evidence_use',
  'consultation-sent': 'consultation',
  'consultation-answered': 'consultation_answer',
  'consultation-replied': 'consultation_reply',
  'consultation-released': 'consultation_release',
  'assignment-issued': 'issue',
  'issue-received': 'issue_receipt',
  'issue-filed': 'filing',
  'filing-acknowledged': 'filing',
  'filing-returned': 'filing',
  'task-reported': 'task_report',
  'task-report-withdrawn': 'task_report',
  'absence-declared': 'absence',
  'absence-withdrawn': 'absence',
  'half-year-noted': 'half_year_note',
  'appeal-made': 'appeal',
  'appeal-withdrawn': 'appeal_withdrawal',
  'appeal-decided': 'appeal_decision',
  'claim-handed-in': 'claim',
  'claim-handled': 'claim_step',
  'innovations-called': 'innovation_call',
  'marks-checked': 'mark_handing',
  'marks-handed-in': 'mark_handing',
  'marks-recalled': 'mark_handing',
  'marks-returned': 'mark_handing',
  'self-assessed': 'self_assessment',
  'self-assessment-handed-in': 'self_assessment_handing',
};

/** What an entry is bound to beside its facts. */
export function placeOf(entry: Entry): Place | null {
  const table = tables[entry.event];
  return table === undefined ? null : { table, key: keys[table](entry).map((part) => part ?? '') };
}

const altered = (sequence: number): ContentFault => ({
  sequence,
  zh: '记的内容后来被改动过：它所说的一行与当时的 SHA-256 不符。',
  en: 'tells of content that was altered since: the row does not match its SHA-256.',
});

const borrowed = (sequence: number, id: string): ContentFault => ({
  sequence,
  zh: `没有记事实“${id}”，这条事实却写着由它登记：是绕过系统放进去的。`,
  en: `does not tell of the fact “${id}”, which says that it does: the fact was put in past the program.`,
});

/** The span of the chain that is looked at, from entry `from` on; facts before the first entry belong to it, and behind the last. */
export type Span = { entries: readonly Entry[]; from: number; isLast: boolean };
/** `older`: how many entries of an older program bind less than the whole row. */
export type ContentCheck = { fault: ContentFault | null; older: number };

/** Whether a row is what an entry says of it; several entries may tell of one row, which is read once. */
function placeChecker(tx: Tx): (entry: Entry, place: Place) => Promise<boolean> {
  const hashes = new Map<string, string | null>();
  return async ({ bound, data }, place) => {
    const key = canonical([place, bound === undefined]);
    const kept = hashes.get(key);
    const hashIn = (row: Row) => (bound === undefined ? olderHash(place.table, row) : rowHash(row));
    const row = kept === undefined ? await rowAt(tx, place) : null;
    const hash = kept ?? (row === null ? null : hashIn(row));
    hashes.set(key, hash);
    return hash === (bound ?? data['sha256'] ?? '');
  };
}

/** The first entry whose content is not what it was when it was written, or to which somebody added; null where all is as it was. */
export async function checkContent(tx: Tx, { entries, from, isLast }: Span): Promise<ContentCheck> {
  const to = isLast ? null : (entries.at(-1)?.sequence ?? null);
  const facts = await factContents(tx, from === 1 ? null : from, to);
  const factsBy = Map.groupBy(facts, ({ sequence }) => sequence);
  const isAsTold = placeChecker(tx);
  let older = 0;
  for await (const entry of givingWay(entries)) {
    const { sequence, cycle, data, bound } = entry;
    const own = factsBy.get(sequence) ?? [];
    factsBy.delete(sequence);
    const told = new Set(entry.facts);
    const strange = own.find((fact) => fact.cycle !== cycle || !told.has(fact.id));
    if (strange !== undefined) return { fault: borrowed(sequence, strange.id), older };
    const isFact = ({ row }: { row: Row }) =>
      bound === undefined ? olderFactHash(row) === data['sha256'] : rowHash(row) === bound;
    const place = placeOf(entry);
    const isWhole = own.length === told.size && own.every(isFact) && (place === null || (await isAsTold(entry, place)));
    if (!isWhole) return { fault: altered(sequence), older };
    if (bound === undefined && (told.size > 0 || place !== null)) older += 1;
  }
  const [left] = [...factsBy.values()].flat();
  return { fault: left === undefined ? null : borrowed(left.sequence, left.id), older };
}

/** Of which bytes older entries tell: they did not say which reading of them lies there. */
const olderDocuments = (entries: readonly Entry[]): ReadonlySet<string | null> =>
  new Set(
    entries
      .filter(({ event, bound }) => event === 'document-read' && bound === undefined)
      .map(({ data }) => data['sha256'] ?? ''),
  );

async function bytesAt(tx: Tx, place: Place): Promise<string | null> {
  const row = await rowAt(tx, place);
  return row === null ? null : olderHash(place.table, row);
}

/** A row that no entry of the whole journal tells of, in a sentence; null where each has its entry. */
export async function untold(tx: Tx): Promise<{ zh: string; en: string } | null> {
  const rows = await entriesOf(tx, Object.keys(tables));
  const entries = rows.map(({ entry }) => Entry.parse(JSON.parse(entry)));
  const told = new Set(entries.map((entry) => canonical(placeOf(entry))));
  const bytes = olderDocuments(entries);
  const untoldPlaces = (await places(tx)).filter((place) => !told.has(canonical(place)));
  const isOlder = await Promise.all(
    untoldPlaces.map(async (place) => place.table === 'document' && bytes.has(await bytesAt(tx, place))),
  );
  const strange = untoldPlaces.find((_, at) => isOlder[at] !== true);
  if (strange === undefined) return null;
  const { zh, en, where } = nouns[strange.table](strange.key);
  const list = where.join(', ');
  return {
    zh: `${zh}${list === '' ? '' : `（${list}）`}没有留痕：是绕过系统放进去的。`,
    en: `No entry tells of ${en}${list === '' ? '' : ` (${list})`}: it was put in past the program.`,
  };
}
