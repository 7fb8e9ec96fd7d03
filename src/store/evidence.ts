// Evidence in the database (佐证材料): pieces in versions, and which rows of which years they serve; added to, never changed.
import { sql } from 'kysely';
import { type EvidenceForm, type EvidenceState, numberKey } from '../domain/evidence.ts';
import type { Tx } from './database.ts';

/** One version of a piece. `date` is a day, `at` an instant, `size` in bytes; `reason` is why it was taken back. */
export type EvidenceRow = {
  id: string;
  version: number;
  body: string;
  title: string;
  file: string;
  form: EvidenceForm;
  sha256: string;
  sm3: string;
  size: number;
  number: string | null;
  issuer: string | null;
  date: string | null;
  state: EvidenceState;
  reason: string | null;
  account: string | null;
  at: string;
};

const columns = [
  'evidence_id as id',
  'version',
  'body_id as body',
  'title',
  'file',
  'form',
  'sha256',
  'sm3',
  'size',
  'number',
  'issuer',
  'dated as date',
  'state',
  'reason',
  'account_id as account',
  'given_at as at',
] as const;

const sized = <Row extends { size: string }>(row: Row): Omit<Row, 'size'> & { size: number } => ({
  ...row,
  size: Number(row.size),
});

/** The newest version of each piece, of one body or of all. */
export async function newestEvidence(tx: Tx, body: string | null): Promise<EvidenceRow[]> {
  let select = tx
    .selectFrom('evidence')
    .distinctOn('evidence_id')
    .select([...columns])
    .orderBy('evidence_id')
    .orderBy('version', 'desc');
  if (body !== null) select = select.where('body_id', '=', body);
  return (await select.execute()).map(sized);
}

/** All versions of a piece, the newest first. */
export async function evidenceVersions(tx: Tx, id: string): Promise<EvidenceRow[]> {
  const rows = await tx
    .selectFrom('evidence')
    .select([...columns])
    .where('evidence_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(sized);
}

/** Who handed each piece in, and when. */
export async function firstHandedIn(
  tx: Tx,
  body: string | null,
): Promise<Map<string, { account: string | null; at: string }>> {
  let select = tx
    .selectFrom('evidence')
    .select(['evidence_id as id', 'account_id as account', 'given_at as at'])
    .where('version', '=', 1);
  if (body !== null) select = select.where('body_id', '=', body);
  return new Map((await select.execute()).map(({ id, ...rest }) => [id, rest]));
}

export const evidenceColumns = (row: EvidenceRow) => ({
  evidence_id: row.id,
  version: row.version,
  body_id: row.body,
  title: row.title,
  file: row.file,
  form: row.form,
  sha256: row.sha256,
  sm3: row.sm3,
  size: String(row.size),
  number: row.number,
  number_key: numberKey(row.number),
  issuer: row.issuer,
  dated: row.date,
  state: row.state,
  reason: row.reason,
  account_id: row.account,
  given_at: row.at,
});

export async function addEvidenceVersion(tx: Tx, row: EvidenceRow): Promise<void> {
  await tx.insertInto('evidence').values(evidenceColumns(row)).execute();
}

/** Which row of which year a piece serves, of which subject. */
export type EvidencePlace = { cycle: string; node: string; subject: string };
export type EvidenceUse = EvidencePlace & {
  evidence: string;
  version: number;
  state: EvidenceState;
  account: string | null;
  at: string;
};

export type UseQuery = { evidence?: string; cycle?: string; subject?: string; node?: string };

/** The newest version of each use that is asked for, those taken back among them. */
export async function newestUses(tx: Tx, { evidence, cycle, subject, node }: UseQuery): Promise<EvidenceUse[]> {
  let select = tx
    .selectFrom('evidence_use')
    .distinctOn(['cycle_id', 'evidence_id', 'node', 'subject'])
    .select([
      'cycle_id as cycle',
      'evidence_id as evidence',
      'node',
      'subject',
      'version',
      'state',
      'account_id as account',
      'given_at as at',
    ])
    .orderBy('cycle_id')
    .orderBy('evidence_id')
    .orderBy('node')
    .orderBy('subject')
    .orderBy('version', 'desc');
  if (evidence !== undefined) select = select.where('evidence_id', '=', evidence);
  if (cycle !== undefined) select = select.where('cycle_id', '=', cycle);
  if (subject !== undefined) select = select.where('subject', '=', subject);
  if (node !== undefined) select = select.where('node', '=', node);
  return select.execute();
}

export const useColumns = (use: EvidenceUse) => ({
  cycle_id: use.cycle,
  evidence_id: use.evidence,
  node: use.node,
  subject: use.subject,
  version: use.version,
  state: use.state,
  account_id: use.account,
  given_at: use.at,
});

export async function addUses(tx: Tx, uses: readonly EvidenceUse[]): Promise<void> {
  if (uses.length > 0) await tx.insertInto('evidence_use').values(uses.map(useColumns)).execute();
}

/** Standing pieces of all bodies that share their file or their document number with another one. */
export async function alikeEvidence(tx: Tx): Promise<EvidenceRow[]> {
  const newest = tx
    .selectFrom('evidence')
    .distinctOn('evidence_id')
    .selectAll()
    .orderBy('evidence_id')
    .orderBy('version', 'desc');
  const rows = await tx
    .with('newest', () => newest)
    .with('standing', (db) => db.selectFrom('newest').selectAll().where('state', '=', 'standing'))
    .selectFrom('standing as one')
    .select([
      'one.evidence_id as id',
      'one.version',
      'one.body_id as body',
      'one.title',
      'one.file',
      'one.form',
      'one.sha256',
      'one.sm3',
      'one.size',
      'one.number',
      'one.issuer',
      'one.dated as date',
      'one.state',
      'one.reason',
      'one.account_id as account',
      'one.given_at as at',
    ])
    .where(
      sql<boolean>`exists (select from standing other where other.evidence_id <> one.evidence_id
        and (other.sha256 = one.sha256 or other.number_key = one.number_key))`,
    )
    .execute();
  return rows.map(sized);
}
