// Evidence handed in (上传佐证材料): the file first, whole and on the disk, then its row; sent again it is the same piece.
import type { Actor } from '../../domain/actor.ts';
import { canonical } from '../../domain/canonical.ts';
import type { EvidenceAbout } from '../../domain/evidence.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Tx } from '../../store/database.ts';
import { addEvidenceVersion, evidenceColumns, type EvidenceRow, evidenceVersions } from '../../store/evidence.ts';
import { bodies } from '../../store/body.ts';
import type { Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { type Happening, openJournal, record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { checkedChunks, insistOnForm, insistOnSize, plainName } from './file-check.ts';
import { type EvidencePiece, pieceNow } from './piece.ts';
import { changeRows } from './row.ts';

/**
 * `id` is random and the sender's, so that what is sent again is known. `size` null: nobody said it beforehand. With
 * `cycle` it serves `rows` of that year at once.
 */
export type HandedIn = {
  id: string;
  body: string;
  file: string;
  about: EvidenceAbout;
  size: number | null;
  cycle: string | null;
  rows: readonly string[];
  chunks: AsyncIterable<Uint8Array>;
};

export const versionHappening = (
  event: Happening['event'],
  row: EvidenceRow,
  bodyTitle: string,
  data: Record<string, string> = {},
): Happening => ({
  event,
  body: row.body,
  bound: rowHash(evidenceColumns(row)),
  data: {
    body: bodyTitle,
    title: row.title,
    file: row.file,
    number: row.number ?? '',
    sha256: row.sha256,
    sm3: row.sm3,
    evidence: row.id,
    version: String(row.version),
    ...data,
  },
});

const taken = (file: string): Refusal =>
  new Refusal('version-conflict', {
    what: `“${file}”没有上传。`,
    why: '这次上传的编号已经用过，内容不同。',
    next: '请刷新页面，重新选择文件。',
    english: `“${file}” was not uploaded: its number is another piece's. Load the page anew and choose the file again.`,
  });

/** Which file of which body, whatever was said of it since. */
const identityOf = ({ body, file, sha256, account }: Pick<EvidenceRow, 'body' | 'file' | 'sha256' | 'account'>) =>
  canonical({ body, file, sha256, account });

async function isThere(tx: Tx, row: EvidenceRow): Promise<boolean> {
  const first = (await evidenceVersions(tx, row.id)).at(-1);
  if (first !== undefined && identityOf(first) !== identityOf(row)) throw taken(row.file);
  return first !== undefined;
}

/**
 * Keeps the file and says what it is. A file that breaks off leaves nothing. Answers with the piece, and with what is
 * like it: nothing keeps anybody from handing in the same twice, but it is told at once.
 */
export async function addEvidence(actor: Actor, input: HandedIn, deps: Deps): Promise<EvidencePiece> {
  const { id, body, about, cycle, rows, chunks } = input;
  insist(actor, 'evidence:add', body);
  const file = plainName(input.file);
  const form = insistOnForm(file);
  insistOnSize(file, input.size);
  const stored = await deps.files.put(checkedChunks(file, form, chunks));
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const holder = (await bodies(tx)).find((each) => each.id === body);
    if (holder === undefined) throw notFound('这个单位', 'This body');
    const row: EvidenceRow = {
      id,
      version: 1,
      body,
      ...about,
      file,
      form,
      ...stored,
      state: 'standing',
      reason: null,
      account: actor.account,
      at: now.toISOString(),
    };
    if (!(await isThere(tx, row))) {
      await addEvidenceVersion(tx, row);
      await record(tx, actor, now, versionHappening('evidence-added', row, holder.title));
    }
    if (cycle !== null)
      await changeRows(tx, actor, { ...row, bodyTitle: holder.title }, { cycle, add: rows, drop: [] }, now);
    return pieceNow(tx, actor, id);
  });
}
