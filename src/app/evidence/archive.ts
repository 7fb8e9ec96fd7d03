// All evidence of a body as one zip (佐证材料打包): folders by row, files by document number and title, and a list with their hashes.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { safeName } from '../../documents/path.ts';
import type { EvidenceLine } from '../../documents/write/evidence-list.ts';
import { type ZipFile, zipFileOf, zipStream } from '../../documents/write/zip-stream.ts';
import type { Actor } from '../../domain/actor.ts';
import { insist } from '../../domain/permission.ts';
import { placeTitles } from '../../domain/title.ts';
import { newestEvidence } from '../../store/evidence.ts';
import type { EvidenceFiles, KeptFile } from '../../store/evidence-files.ts';
import { loadCycle } from '../cycle.ts';
import type { Deps } from '../deps.ts';
import { exported } from '../export.ts';
import { record } from '../journal.ts';
import { loadScheme } from '../scheme.ts';
import { writers } from '../writers.ts';
import { bodyTitle, type EvidencePiece, piecesOf } from './piece.ts';

/** What serves no row of this year. */
const noRow = '未对应指标';
const listName = '目录.xlsx';
const nameMost = 60;

/** So that a program of Windows, which keeps 260 signs of a path, can unpack it. */
const short = (name: string): string => safeName(Array.from(name).slice(0, nameMost).join(''));

function fileNameOf({ number, title, form }: EvidencePiece): string {
  return `${short([number, title].filter((part) => part !== null).join(' '))}.${form}`;
}

/** `a.pdf` that is there already becomes `a (2).pdf`; names that differ by case only are one to some systems. */
function uniqueIn(taken: Set<string>, path: string): string {
  const [, stem = path, ending = ''] = /^(.*?)(\.\w+)$/u.exec(path) ?? [];
  let name = path;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${stem} (${count})${ending}`;
  taken.add(name.toLowerCase());
  return name;
}

type Placed = { piece: EvidencePiece; row: string; path: string };

/** In the order of the table; a piece that serves several rows lies in the folder of each. */
function placesOf(pieces: readonly EvidencePiece[], rows: ReadonlyMap<string, string>, cycle: string): Placed[] {
  const taken = new Set([listName]);
  const nodesFor = ({ uses }: EvidencePiece) => uses.filter((use) => use.cycle === cycle).map(({ node }) => node);
  const placed = [...rows].flatMap(([node, row]) =>
    pieces.filter((piece) => nodesFor(piece).includes(node)).map((piece) => ({ piece, row })),
  );
  const loose = pieces.filter((piece) => nodesFor(piece).every((node) => !rows.has(node)));
  return [...placed, ...loose.map((piece) => ({ piece, row: noRow }))].map(({ piece, row }) => ({
    piece,
    row,
    path: uniqueIn(taken, `${short(row)}/${fileNameOf(piece)}`),
  }));
}

type Checked = { kept: KeptFile; crc: number } | { fault: string };

/** Read once to the end before it is sent: what is not what it was handed in as, is said and not sent. */
async function checked(files: EvidenceFiles, { sha256, size }: EvidencePiece): Promise<Checked> {
  const kept = await files.get(sha256);
  if (kept === null) return { fault: '文件不在存放处，没有放进压缩包。' };
  const hash = createHash('sha256');
  let crc = 0;
  for await (const chunk of kept.chunks()) {
    hash.update(chunk);
    crc = crc32(chunk, crc);
  }
  if (kept.size !== size || hash.digest('hex') !== sha256)
    return { fault: '文件与上传时的 SHA-256 不符，没有放进压缩包。' };
  return { kept, crc };
}

const lineOf = ({ piece, row, path }: Placed, fault: string | null): EvidenceLine => {
  const { title, number, issuer, date, file, size, by, at, sha256, sm3 } = piece;
  return { path, row, title, number, issuer, date, file, size, by, at, sha256, sm3, fault };
};

/** `name` is for the person who saves it; the bytes come while they are sent. */
export type StreamedFile = { name: string; chunks: AsyncIterable<Uint8Array> };

/** Pieces that stand, of all years; folders are rows of this cycle. */
export async function exportEvidence(
  actor: Actor,
  { cycle, body }: { cycle: string; body: string },
  deps: Deps,
): Promise<StreamedFile> {
  insist(actor, 'evidence:read', body);
  const now = deps.now();
  const found = await deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { title } = await loadCycle(tx, cycle);
    const { scheme } = await loadScheme(tx, cycle);
    const rows = (await newestEvidence(tx, body)).filter(({ state }) => state === 'standing');
    const pieces = await piecesOf(tx, actor, rows, body);
    const holder = await bodyTitle(tx, body);
    await record(tx, actor, now, exported(cycle, { file: 'evidence', title: holder, number: null, form: 'zip' }, body));
    return { title, holder, pieces, rows: placeTitles(scheme.root), demonstration: scheme.demonstration };
  });
  const placed = placesOf(found.pieces, found.rows, cycle);
  const heading = `${found.holder}佐证材料目录（${found.title}）`;
  async function* files(): AsyncGenerator<ZipFile> {
    const lines: EvidenceLine[] = [];
    for (const each of placed) {
      const file = await checked(deps.files, each.piece);
      lines.push(lineOf(each, 'fault' in file ? file.fault : null));
      if ('fault' in file) continue;
      yield { path: each.path, size: file.kept.size, crc: file.crc, chunks: file.kept.chunks };
    }
    yield zipFileOf(listName, await writers.evidenceList(heading, found.demonstration, lines, now));
  }
  return { name: `${safeName(`${found.holder}-佐证材料-${found.title}`)}.zip`, chunks: zipStream(files()) };
}
