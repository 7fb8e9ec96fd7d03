// The demonstration city into the database (载入示范市): on the first start, all in one transaction, journalled by the system.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { lookupIn, shipped } from '../../documents/directory.ts';
import { readDocument } from '../../documents/read/read.ts';
import { withWords } from '../../documents/write/word-rename.ts';
import { importDocument } from '../../documents/import/import-document.ts';
import type { Assumptions, Scheme } from '../../domain/scheme.ts';
import type { RawDocument } from '../../domain/table.ts';
import type { Tx } from '../../store/database.ts';
import { addAccount } from '../../store/account.ts';
import { addAssignmentVersion } from '../../store/assignment.ts';
import { addBodies, addSections } from '../../store/body.ts';
import { addDocument, documentColumns } from '../../store/document.ts';
import { addFacts } from '../../store/fact.ts';
import { addJurisdiction, jurisdictions } from '../../store/jurisdiction.ts';
import { canonical } from '../../domain/canonical.ts';
import type { Word } from '../../domain/event-word.ts';
import { savedAssignment } from '../assignment.ts';
import { computeCycle } from '../computation.ts';
import { addCycleWithScheme } from '../new-cycle.ts';
import { dayIn, type Deps } from '../deps.ts';
import { createdJurisdiction } from '../jurisdiction.ts';
import { happeningOf } from '../fact-sentence.ts';
import { append, type Author, type Happening, openJournal, record } from '../journal.ts';
import { hashPassword } from '../password.ts';
import { addChange } from '../stage.ts';
import { rowHash, sha256 } from '../hash.ts';
import { demoPassword, demoPeople } from './account.ts';
import { city } from './bodies.ts';
import { addDemoClaims } from './claims.ts';
import { addDemoConsultation } from './consultation.ts';
import { type DemoCity, defaultSeed, demoCityOf, samplePath } from './demo-city.ts';
import { addIssued, withDemoMilestones } from './issued.ts';
import { cityIn, renamed } from './rename.ts';

const jurisdiction = 'demo';
const author: Author = { jurisdiction, account: null, title: 'system-demonstration' };
const signer = `${city}绩效考评委员会（虚构）`;

/** The demonstration's answers as signed ones, by nobody who exists; their reasons say that they are assumptions. */
const signed = (scheme: Scheme, { values }: Assumptions): Scheme => ({
  ...scheme,
  parameters: scheme.parameters.map((parameter) => {
    const answer = values[parameter.key];
    if (answer === undefined) return parameter;
    return { ...parameter, value: answer.value, reason: answer.reason.replace('，待签署。', '。'), signer };
  }),
});

async function addDirectory(tx: Tx, scheme: Scheme, deps: Deps): Promise<void> {
  const subjects = new Map(scheme.subjects.map((subject) => [subject.id, subject]));
  await addBodies(
    tx,
    scheme.bodies.map((body) => ({ ...body, title: subjects.get(body.id)?.title ?? body.title })),
  );
  const sections = scheme.bodies.flatMap(({ id: body }) =>
    (subjects.get(body)?.sections ?? []).map(({ title, kind }, position) => ({
      body,
      id: deps.id(),
      title,
      names: [],
      kind,
      position,
    })),
  );
  await addSections(tx, sections);
}

async function addPeople(tx: Tx, scheme: Scheme, deps: Deps): Promise<void> {
  const find = lookupIn(shipped);
  const password = await hashPassword(demoPassword);
  const at = deps.now().toISOString();
  const sections = await tx.selectFrom('section').select(['body_id', 'section_id', 'title']).execute();
  for (const { name, title, roles, office, section: wanted } of demoPeople) {
    const known = office === null ? null : (find(office)?.id ?? null);
    const body = scheme.bodies.find(({ id, names }) => id === known || (office !== null && names.includes(office)))?.id;
    const section = sections.find((each) => each.body_id === body && each.title === wanted)?.section_id;
    const place = { body: body ?? null, section: section ?? null };
    await addAccount(tx, { id: deps.id(), name, title, ...place, password, roles, at });
    await record(tx, author, deps.now(), { event: 'account-created', data: { name, title } });
  }
}

async function addCityFacts(tx: Tx, cycle: string, { scheme, facts }: DemoCity, deps: Deps): Promise<void> {
  const now = deps.now();
  const earlier = new Map(facts.facts.map((fact) => [fact.id, fact]));
  const head = await openJournal(tx);
  // A correction stands behind what it corrects.
  const ordered = facts.facts.toSorted((a, b) => Number(a.supersedes !== null) - Number(b.supersedes !== null));
  const added = ordered.map((fact) => ({ fact, account: null, at: now.toISOString() }));
  const happenings = added.map((each) =>
    happeningOf(scheme, cycle, each, earlier.get(each.fact.supersedes ?? '') ?? null),
  );
  const sequences = await append(tx, head, author, now, happenings);
  const rows = added.map((each, index) => ({ ...each, sequence: sequences[index] ?? head.sequence }));
  await addFacts(tx, cycle, rows);
}

/** The sample as a file of 示范市: a document of its own, so that the sample itself can be imported as what it is. */
export async function renamedDocument(
  raw: RawDocument,
  real: string | null,
): Promise<{ bytes: Buffer; raw: RawDocument }> {
  const bytes = Buffer.from(withWords(await readFile(samplePath), (text) => renamed(text, real)));
  return { bytes, raw: { ...renamed(raw, real), sha256: sha256(bytes) } };
}

/** Loads it where the server holds no city at all; answers whether it did. */
export async function loadDemoCity(deps: Deps, onProgress: (text: string) => void): Promise<boolean> {
  if ((await deps.store.transaction('', jurisdictions)).length > 0) return false;
  onProgress('正在读取示范考评表');
  const sample = await readDocument(samplePath);
  const real = cityIn(importDocument(sample, { directory: shipped }).scheme.title);
  const document = await renamedDocument(sample, real);
  const imported = importDocument(document.raw, { directory: shipped });
  onProgress('正在生成示范市');
  const made = demoCityOf(imported, defaultSeed);
  const shown: DemoCity = { ...made, scheme: signed(made.scheme, made.assumptions) };
  const { scheme } = shown;
  const assignments = withDemoMilestones(shown.assignments, shown, dayIn(deps.now()));
  onProgress('正在载入示范市');
  await deps.store.transaction(jurisdiction, async (tx) => {
    const at = deps.now().toISOString();
    const own = { id: jurisdiction, title: city, demonstration: scheme.demonstration, at };
    if (!(await addJurisdiction(tx, own))) throw new Error(`another jurisdiction is called ${city}`);
    await record(tx, author, deps.now(), createdJurisdiction(own));
    await addDirectory(tx, scheme, deps);
    await addPeople(tx, scheme, deps);
    const file = basename(samplePath);
    const kept = { file, ...document, account: null, at };
    await addDocument(tx, kept);
    const bound = rowHash(documentColumns(kept));
    const data = { file, sha256: document.raw.sha256 };
    await record(tx, author, deps.now(), { event: 'document-read', bound, data });
    const cycle = await addCycleWithScheme(
      tx,
      author,
      {
        id: deps.id(),
        title: `${scheme.cycle ?? '2022'}年度绩效考评`,
        year: scheme.cycle ?? '2022',
        scheme,
        document: document.raw.sha256,
        note: { is: 'phrase', phrase: 'demonstration-scheme' },
      },
      deps,
    );
    // Issued and being marked: the demonstration begins in the middle of the year.
    await addChange(tx, cycle.id, 1, { transition: 'opening', from: 'drafted', details: {} }, author, deps.now());
    await addChange(tx, cycle.id, 2, { transition: 'marking', from: 'opened', details: {} }, author, deps.now());
    const note: Word = { is: 'phrase', phrase: 'demonstration' };
    const titles = new Map(scheme.subjects.map(({ id, title }) => [id, title]));
    const saved: Happening[] = [];
    for (const assignment of assignments) {
      const body = assignment.subject;
      if (body === null) continue;
      const row = { body, version: 1, sha256: sha256(canonical(assignment)), note, account: null, at, assignment };
      await addAssignmentVersion(tx, cycle.id, row);
      saved.push(savedAssignment(cycle.id, row, titles.get(body) ?? body));
    }
    await record(tx, author, deps.now(), ...saved);
    await addIssued(tx, author, { cycle: cycle.id, scheme, assignments, own: shown.own }, deps);
    await addCityFacts(tx, cycle.id, shown, deps);
    await computeCycle(tx, author, cycle.id, deps);
    await addDemoConsultation(tx, author, { cycle: cycle.id, scheme }, deps);
    await addDemoClaims(tx, author, { cycle: cycle.id, scheme, own: shown.own }, deps);
  });
  return true;
}
