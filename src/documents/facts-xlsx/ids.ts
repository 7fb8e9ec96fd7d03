// Ids of facts that came without one (事实编号): made from what the fact says, never from the place of its row.
import { canonical } from '../../domain/canonical.ts';
import { oneLine } from '../../domain/display.ts';
import type { Adjustment, Fact } from '../../domain/fact.ts';
import { plain } from '../../domain/nearest.ts';
import { format, parse } from '../../domain/rational.ts';
import { type ColumnKey, sheets } from './columns.ts';
import type { Line } from './lines.ts';
import type { Report } from './report.ts';
import { yes } from './words.ts';

/** A fact and its row, of several the first. The fact's `id` is empty where nobody wrote one; `isPlaced` where the row names what the scheme knows. */
export type FoundFact = { fact: Fact; line: Line; isPlaced: boolean };

const joined = (...parts: (string | null)[]): string =>
  oneLine(parts.filter((part) => part !== null && part !== '').join(':'));

/** `0.50` and `1/2` are the same points. */
const sameAmount = (amount: string | null): string | null => (amount === null ? null : format(parse(amount)));

/** The beginning of an adjustment's id: under which document, when, and for what. */
const matterOf = ({ type, node, subject, document, issuer, date, title, level }: Adjustment): string =>
  joined(type, node, subject, document ?? issuer, date, title, level);

/** What else an adjustment says, each under its heading: `认定分值=0.5`. */
function detailsOf(fact: Adjustment): string[] {
  const { document, issuer, points, matter, incident, rank, ranked, tied, bodies, share, veto } = fact;
  const details: Partial<Record<ColumnKey, string | number | null>> = {
    issuer: document === null ? null : issuer,
    stated: sameAmount(points),
    matter,
    incident,
    rank,
    ranked,
    tied,
    bodies,
    share: sameAmount(share),
    veto: veto ? yes : null,
  };
  return sheets.adjustment.columns.flatMap(({ key, title }) =>
    details[key] == null ? [] : `${title}=${details[key]}`,
  );
}

/** The id that a fact gets by what it says: `mark:2:jia:zzb`. */
export function baseOf(fact: Fact): string {
  const { type, node, subject } = fact;
  if (type === 'mark') return joined(type, node, subject, fact.assessor);
  if (type === 'tally') return joined(type, node, subject, fact.voterGroup, fact.channel);
  if (type === 'figure') return joined(type, node, subject, fact.key, fact.period);
  return joined(matterOf(fact), ...detailsOf(fact));
}

/** `m1` is corrected by `m1:更正`, that by `m1:更正2`: whoever corrects the same fact gets the same id, in whatever workbook. */
export function correctionId(supersedes: string): string {
  const found = /^(.*):更正(\d{0,9})$/su.exec(supersedes);
  if (found === null) return `${supersedes}:更正`;
  const [, first = '', count = ''] = found;
  return `${first}:更正${count === '' ? 2 : Number(count) + 1}`;
}

/** A row as the next row would call it. */
const rowOf = ({ line }: FoundFact): string => `工作表“${line.sheet}”第${line.row}行`;

/** What an adjustment says, without who put it in. */
const contentOf = (fact: Adjustment): string =>
  canonical({
    ...fact,
    title: oneLine(fact.title),
    points: sameAmount(fact.points),
    share: sameAmount(fact.share),
    id: '',
    by: '',
    at: '',
    evidence: [],
    supersedes: null,
  });

const byRecord = (a: Adjustment, b: Adjustment): number => {
  const [one, other] = [a, b].map(({ by, at, evidence }) => canonical([at, by, evidence]));
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
};

/**
 * Adjustments that say the very same are counted: `#2`, `#3`. Whichever of them is corrected, the result is
 * the same. Different ones that would share an id (a title that looks like another's title and level) are an error.
 */
function countRepeats(all: readonly FoundFact[], report: Report): void {
  const own = all.flatMap((found) =>
    found.fact.type === 'adjustment' && found.fact.id === '' && found.fact.supersedes === null
      ? [{ found, fact: found.fact }]
      : [],
  );
  for (const [base, those] of Map.groupBy(own, ({ fact }) => baseOf(fact))) {
    const [first, ...others] = those.toSorted((a, b) => byRecord(a.fact, b.fact));
    if (first !== undefined) first.fact.id = base;
    for (const [index, { found, fact }] of others.entries()) {
      fact.id = `${base}#${index + 2}`;
      if (first === undefined) continue;
      if (contentOf(first.fact) === contentOf(fact)) {
        const message = `与${rowOf(first.found)}完全相同，作为两件事计入。若是重复填写，请删去一行；若是两件事，请在事项里写出区别。`;
        report('adjustment-repeated', found.line, 'title', message, 'note');
      } else {
        const message = `与${rowOf(first.found)}内容不同，按内容编的号却相同（${base}），更正时会分不清。请在“事实编号”给这一行写一个编号。`;
        report('id-shared', found.line, 'id', message);
      }
    }
  }
}

/** Facts by their ids, and the ids by how they look when the width of signs and white space is no matter. */
type Known = { byId: Map<string, FoundFact>; elsewhere: ReadonlySet<string>; alike: Map<string, Set<string>> };

const has = ({ byId, elsewhere }: Known, id: string): boolean => byId.has(id) || elsewhere.has(id);

/** The written id of a corrected fact: as it is, or with the width of its signs and its spaces mended. */
function meant(written: string, known: Known): string {
  if (has(known, written)) return written;
  const [only, ...others] = known.alike.get(plain(written)) ?? [];
  return only === undefined || others.length > 0 ? written : only;
}

function reportTwice({ fact, line }: FoundFact, first: FoundFact, report: Report): void {
  if (fact.supersedes !== null && fact.supersedes === first.fact.supersedes) {
    const message = `“${fact.supersedes}”已由${rowOf(first)}更正过一次。再更正时，请在“更正哪一条”写 ${first.fact.id}。`;
    report('fact-twice', line, 'supersedes', message);
    return;
  }
  const message = `${rowOf(first)}已经有这一条（${fact.id}）。请只留一行；若是更正，请在“更正哪一条”写 ${first.fact.id}。`;
  report('fact-twice', line, line.text('id') === '' ? 'subjectTitle' : 'id', message);
}

/** Gives ids: to originals and to what has one first, then to one correction after the other, so that each finds what it corrects. */
function numbered(all: readonly FoundFact[], elsewhere: ReadonlySet<string>, report: Report): Known {
  const known: Known = { byId: new Map(), elsewhere, alike: new Map() };
  for (const id of elsewhere) known.alike.set(plain(id), (known.alike.get(plain(id)) ?? new Set()).add(id));
  const keep = (found: FoundFact, id: string): void => {
    found.fact.id = id;
    const first = known.byId.get(id);
    if (first !== undefined && found.isPlaced) reportTwice(found, first, report);
    if (first === undefined) known.byId.set(id, found);
    known.alike.set(plain(id), (known.alike.get(plain(id)) ?? new Set()).add(id));
  };
  const isLater = ({ fact }: FoundFact) => fact.id === '' && fact.supersedes !== null;
  for (const found of all) if (!isLater(found)) keep(found, found.fact.id || baseOf(found.fact));
  for (let left = all.filter(isLater); left.length > 0; left = left.filter(isLater)) {
    const ready = left.filter(({ fact }) => has(known, meant(fact.supersedes ?? '', known)));
    for (const found of ready.length > 0 ? ready : left)
      keep(found, correctionId(meant(found.fact.supersedes ?? '', known)));
  }
  return known;
}

/** Ids that a correction may mean by one that is not there: whatever it is the beginning of, looks like, or has the row's own content. */
function candidatesFor(fact: Fact, known: Known): string[] {
  const own = fact.type === 'adjustment' ? matterOf(fact) : baseOf(fact);
  const beginnings = [plain(fact.supersedes ?? ''), plain(own)];
  const isHanging = (id: string): boolean => {
    const supersedes = known.byId.get(id)?.fact.supersedes ?? null;
    return supersedes !== null && !has(known, meant(supersedes, known));
  };
  return [...new Set([...known.byId.keys(), ...known.elsewhere])].filter(
    (id) => !isHanging(id) && beginnings.some((begin) => `${plain(id).replaceAll('#', ':')}:`.startsWith(`${begin}:`)),
  );
}

/** More than these are no help. */
const candidatesShown = 5;

function reportUnknown({ fact, line }: FoundFact, known: Known, report: Report): void {
  const candidates = candidatesFor(fact, known);
  const names = candidates.slice(0, candidatesShown).map((id) => `“${id}”`);
  const listed = `${names.join('、')}${candidates.length > candidatesShown ? `等 ${candidates.length} 条` : ''}`;
  if (candidates.length > 1) {
    const message = `没有编号正好是“${fact.supersedes}”的事实，看不出要更正哪一条。可能是${listed}，请照样写明其中一条。`;
    report('correction-unclear', line, 'supersedes', message);
    return;
  }
  const likely = candidates.length === 0 ? '' : `，这一行要更正的可能是${listed}`;
  const message = `要更正的事实“${fact.supersedes}”不在这里。请核对编号${likely}；原来的事实要在同一份表里，或者在一起计分的另一份文件里。`;
  report('correction-unknown', line, 'supersedes', message);
}

/**
 * Gives every fact its id, and reports ids that stand twice and corrections of what is not there.
 * `elsewhere` are ids of facts in other files, which may be corrected here.
 */
export function withIds(all: readonly FoundFact[], elsewhere: ReadonlySet<string>, report: Report): Fact[] {
  countRepeats(all, report);
  const known = numbered(all, elsewhere, report);
  for (const found of all) {
    const { fact } = found;
    if (fact.supersedes === null) continue;
    fact.supersedes = meant(fact.supersedes, known);
    if (!has(known, fact.supersedes)) reportUnknown(found, known, report);
  }
  return all.map(({ fact }) => fact);
}
