// Puts an archive together (归档包成形): every file in its place, both lists of hashes, and the server's signature over them.
import type { ArchiveWriter, Digest, Part } from '../../documents/archive/write.ts';
import type { Outcome } from '../../documents/write/outcome.ts';
import { safeName } from '../../documents/path.ts';
import {
  type About,
  archiveFiles,
  documentFolder,
  issueFolder,
  jsonLine,
  manifestText,
  resultName,
  schemeName,
  sealText,
  snapshotName,
} from '../../domain/archive.ts';
import { signedNote, type Verifier, verifierText } from '../../domain/checkpoint.ts';
import { Scheme } from '../../domain/scheme.ts';
import { Snapshot } from '../../domain/snapshot.ts';
import type { Place, Row } from '../../store/content.ts';
import { outcomeFor } from '../outcome.ts';
import { sha256 } from '../hash.ts';
import { writers } from '../writers.ts';
import { evidenceList, type EvidencePart, evidenceParts } from './evidence.ts';
import { boundTables, homes } from './home.ts';
import { howText } from './how.ts';
import { factLines, journalLines, type Places, rowIn, rowLines, type Scope, snapshotIn, survey } from './source.ts';

export type ArchiveInput = {
  scope: Scope;
  about: About;
  /** Over the entries of the journal, as the last of the notes says. */
  root: Uint8Array;
  evidence: readonly EvidencePart[];
  /** All notes of the jurisdiction's checkpoints up to the size, ascending. */
  notes: readonly string[];
  verifier: Verifier;
  sign: (text: Uint8Array) => Uint8Array;
};

type Later = { name: string; part: () => Part | Promise<Part> };

const later = (name: string, chunks: () => Part['chunks']): Later => ({
  name,
  part: () => ({ name, chunks: chunks() }),
});
const whole = (name: string, content: string | Uint8Array): Later =>
  later(name, () => [typeof content === 'string' ? Buffer.from(content) : content]);

/** The results as people read them, of the newest computation. */
function resultFiles(scope: Scope, place: Place): Later[] {
  let made: Promise<Outcome> | null = null;
  const read = async () => outcomeFor(Snapshot.parse(JSON.parse((await snapshotIn(scope, place)).text)));
  const outcome = () => (made ??= read());
  const number = Number(place.key.at(-1));
  return [
    { form: 'docx', write: writers.resultDocument } as const,
    { form: 'xlsx', write: writers.resultWorkbook } as const,
  ].map(({ form, write }) => {
    const name = resultName(number, form);
    return { name, part: async () => ({ name, chunks: [await write(await outcome())] }) };
  });
}

async function schemeFile(scope: Scope, place: Place): Promise<Later> {
  const { content, version } = await rowIn(scope, place);
  const name = schemeName(Number(version));
  return { name, part: async () => ({ name, chunks: [await writers.schemeDocument(Scheme.parse(content), null)] }) };
}

/** A document is found by the first signs of its hash, and bears the name that it came under. */
export const documentName = ({ sha256: hash, file }: Row): string =>
  `${documentFolder}${String(hash).slice(0, 12)}-${safeName(String(file))}`;

async function documentFiles(scope: Scope, places: readonly Place[]): Promise<Later[]> {
  const found: Later[] = [];
  for (const place of places) {
    const name = documentName(await rowIn(scope, place));
    const bytes = async (): Promise<Part> => ({ name, chunks: [(await rowIn(scope, place))['bytes'] as Uint8Array] });
    found.push({ name, part: bytes });
  }
  return found;
}

/** What went out as an official attachment, byte by byte. */
export const issueName = ({ body_id: body, number }: Row): string =>
  `${issueFolder}${safeName(String(body))}-第${String(number)}次.docx`;

async function issueFiles(scope: Scope, places: readonly Place[]): Promise<Later[]> {
  const found: Later[] = [];
  for (const place of places) {
    const name = issueName(await rowIn(scope, place));
    const bytes = async (): Promise<Part> => ({ name, chunks: [(await rowIn(scope, place))['file'] as Uint8Array] });
    found.push({ name, part: bytes });
  }
  return found;
}

/** The documents that a version of the scheme was read from; others that came into the city belong to other years. */
async function documentsOf(scope: Scope, { scheme_version: versions, document }: Places): Promise<Place[]> {
  const used = new Set<unknown>();
  for (const place of versions) used.add((await rowIn(scope, place))['document_sha256']);
  return document.filter(({ key }) => used.has(key[0]));
}

async function filesOf({ scope, about, root, evidence, notes, verifier }: ArchiveInput): Promise<Later[]> {
  const { places, withheld } = await survey(scope);
  const documents = await documentsOf(scope, places);
  const [computation, scheme] = [places.computation.at(-1), places.scheme_version.at(-1)];
  const lost = evidence.filter(({ path }) => path === null).length;
  const rows = (name: string, of: readonly Place[]): Later => later(name, () => rowLines(scope, of));
  const snapshots = places.computation.map((place): Later => {
    const read = async () => snapshotIn(scope, place);
    const name = snapshotName(Number(place.key.at(-1)));
    return { name, part: async () => ({ name, chunks: [Buffer.from((await read()).text)] }) };
  });
  return [
    ...snapshots,
    ...(computation === undefined ? [] : resultFiles(scope, computation)),
    ...(scheme === undefined ? [] : [await schemeFile(scope, scheme)]),
    ...(await documentFiles(scope, documents)),
    ...boundTables.map((table) => rows(homes[table].file, table === 'document' ? documents : places[table])),
    ...(await issueFiles(scope, places.issue)),
    later(archiveFiles.facts, () => factLines(scope, 'others')),
    later(archiveFiles.journal, () => journalLines(scope, root)),
    whole(archiveFiles.evidence, evidenceList(evidence)),
    ...evidenceParts(evidence),
    later(archiveFiles.tallies, () => factLines(scope, 'tallies')),
    whole(archiveFiles.about, jsonLine(about)),
    whole(archiveFiles.key, `${verifierText(verifier)}\n`),
    whole(archiveFiles.checkpoints, notes.join('\n')),
    whole(
      archiveFiles.how,
      howText({ title: about.cycle.title, size: about.size, withheld, lost, key: verifierText(verifier) }),
    ),
  ];
}

/** Writes all of it; the writer is finished when it answers. */
export async function writeArchive(input: ArchiveInput, writer: ArchiveWriter): Promise<void> {
  const digests: Digest[] = [];
  const files = (await filesOf(input)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const { part } of files) digests.push(await writer.add(await part()));
  const lists = { sha256: '', sm3: '' };
  for (const kind of ['sha256', 'sm3'] as const) {
    const text = manifestText(digests.map((digest) => ({ name: digest.name, hash: digest[kind] })));
    lists[kind] = sha256(text);
    await writer.add({ name: archiveFiles[kind], chunks: [Buffer.from(text)] });
  }
  const { verifier, sign, about } = input;
  const note = signedNote(sign, sealText({ origin: verifier.name, cycle: about.cycle.id, ...lists }), verifier);
  await writer.add({ name: archiveFiles.seal, chunks: [Buffer.from(note)] });
  await writer.finish();
}
