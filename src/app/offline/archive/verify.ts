// Verifies an archive (核验归档包): works on the file alone, and names whatever is not as it was.
import { readFileSync } from 'node:fs';
import { type ArchiveFile, openArchive } from '../../../documents/archive/read.ts';
import { About, archiveFiles, jsonLine } from '../../../domain/archive.ts';
import { originOf, readVerifier, type Verifier, verifierText } from '../../../domain/checkpoint.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { hashBytes } from '../../tree.ts';
import { binding, type Content, readContent } from './content.ts';
import { type ArchiveFault, canonicalValue, faultList, type Faults, readText } from './fault.ts';
import { checkFiles } from './files.ts';
import { checkJournal, type JournalCount } from './journal.ts';
import { checkScores, type Computed, type recompute, snapshotTexts } from './score.ts';
import { checkManifests, checkpointsIn, checkSeal, verifierIn } from './seal.ts';
import { checkStages, type StageCount } from './stages.ts';

export type ArchiveVerdict = {
  /** The first ones; `count` of them there are. */
  faults: ArchiveFault[];
  count: number;
  about: About | null;
  files: number;
  facts: number;
  checkpoints: number;
  journal: JournalCount;
  stages: StageCount;
  computed: Computed;
  /** Of the signatures; `isGiven`: it came from outside of the package, so that a package made anew is found. */
  key: { text: string; isGiven: boolean } | null;
};

function aboutIn(archive: ArchiveFile, faults: Faults): About | null {
  const file = archiveFiles.about;
  const text = readText(archive, file, faults);
  if (text === null) return null;
  const about = About.safeParse(text.endsWith('\n') ? canonicalValue(text.slice(0, -1)) : undefined);
  if (about.success && jsonLine(about.data) === text) return about.data;
  faults.add({ file, place: '', zh: '不是规范的归档说明：内容变了。', en: 'is no canonical description.' });
  return null;
}

/** What the description says is what the rows say. */
function checkAbout({ jurisdiction, cycle }: About, { rows }: Content, faults: Faults): void {
  const [city, year] = [rows.jurisdiction[0]?.row, rows.cycle[0]?.row];
  const isSame =
    city?.['title'] === jurisdiction.title &&
    year?.['cycle_id'] === cycle.id &&
    year['title'] === cycle.title &&
    year['year'] === cycle.year &&
    rows.cycle.length === 1 &&
    rows.jurisdiction.length === 1;
  if (!isSame)
    faults.add({
      file: archiveFiles.about,
      place: '',
      zh: '写的辖区或年度，与包里辖区、年度的记录不同。',
      en: 'tells of another jurisdiction or cycle than their rows.',
    });
}

type Options = {
  key: Verifier | null;
  onProgress?: (text: string) => void;
  /** Ends behind the lists and signatures where these are not whole already. */
  isBrief?: boolean;
  recomputed?: typeof recompute;
};

const none = {
  facts: 0,
  checkpoints: 0,
  journal: { entries: 0, withheld: 0 },
  stages: { changes: 0, agreements: 0 },
  computed: { count: 0, demonstration: null, assumed: [] },
};

/** Throws a Refusal where the file is no whole package. */
export function verifyArchive(path: string, options: Options): ArchiveVerdict {
  const { key: given, onProgress = () => undefined, isBrief = false, recomputed } = options;
  const archive = openArchive(path);
  const faults = faultList();
  try {
    onProgress('正在核对清单和签名');
    checkManifests(archive, faults);
    const about = aboutIn(archive, faults);
    const verifier = verifierIn(archive, given, about === null ? null : originOf(about.jurisdiction.id), faults);
    const key = verifier === null ? null : { text: verifierText(verifier), isGiven: given !== null };
    if (verifier !== null && about !== null) checkSeal(archive, verifier, about.cycle.id, faults);
    const checkpoints = verifier === null ? [] : checkpointsIn(archive, verifier, faults);
    const seen = { files: archive.files.length, about, key };
    if (about === null || (isBrief && faults.count > 0))
      return { ...seen, ...none, faults: faults.list, count: faults.count };
    onProgress('正在核对留痕和内容');
    const content = readContent(archive, snapshotTexts(archive), faults);
    checkAbout(about, content, faults);
    // One entry taken out leaves all facts behind it without theirs: where the journal itself is apart, is told first.
    const [ofJournal, ofContent] = [faultList(), faultList()];
    const bound = binding(content, about, ofContent);
    const journal = checkJournal(archive, { about, checkpoints, onEntry: bound.entry }, ofJournal);
    bound.end();
    faults.take(ofJournal);
    faults.take(ofContent);
    const stages = checkStages(content.rows, faults);
    checkFiles(archive, content, faults);
    onProgress('正在重新计算');
    const computed = checkScores({ content, about, recomputed }, faults);
    const counts = { facts: content.facts.length, checkpoints: checkpoints.length };
    return { ...seen, ...counts, faults: faults.list, count: faults.count, journal, stages, computed };
  } finally {
    archive.close();
  }
}

/** A public key as it is published, or a file that holds one. Throws Refusal usage. */
export function readKey(text: string): Verifier {
  const literal = readVerifier(hashBytes, text);
  if (literal !== null) return literal;
  let found: Verifier | null = null;
  try {
    found = readVerifier(hashBytes, readFileSync(text, 'utf8'));
  } catch {
    // No such file: it was meant to be a key.
  }
  if (found !== null) return found;
  throw new Refusal('usage', {
    what: '给的公钥不是公钥。',
    why: `“${text.slice(0, 80)}”既不是“名称+编号+base64”形式的公钥，也不是存有公钥的文件。`,
    next: '请原样抄写“归档”页上的公钥，或给出存有它的文件。',
    english: 'The key is neither a public key (name+id+base64) nor a file that holds one.',
  });
}
