// Ids of facts that came without one (事实编号): made from what the fact says, never from the place of its row.
import { canonical } from '../../domain/canonical.ts';
import type { Fact } from '../../domain/fact.ts';
import { plain } from './columns.ts';
import type { Line } from './lines.ts';
import type { Report } from './report.ts';

/** The fact's `id` is empty where nobody wrote one; `isPlaced` where its row names what the scheme knows. */
export type Draft = { fact: Fact; line: Line; isPlaced: boolean };

const joined = (...parts: (string | null)[]): string =>
  parts
    .filter((part) => part !== null && part !== '')
    .join(':')
    .replaceAll(/\s+/gu, ' ');

function baseOf(fact: Fact): string {
  const { type, node, subject } = fact;
  if (type === 'mark') return joined(type, node, subject, fact.assessor);
  if (type === 'tally') return joined(type, node, subject, fact.voterGroup, fact.channel);
  if (type === 'figure') return joined(type, node, subject, fact.key, fact.period);
  return joined(type, node, subject, fact.document ?? fact.issuer, fact.date, fact.title, fact.level);
}

/** `m1` is corrected by `m1:更正`, that by `m1:更正2`: whoever corrects the same fact gets the same id, in whatever workbook. */
export function correctionId(supersedes: string): string {
  const found = /^(.*):更正(\d{0,9})$/su.exec(supersedes);
  if (found === null) return `${supersedes}:更正`;
  const [, first = '', count = ''] = found;
  return `${first}:更正${count === '' ? 2 : Number(count) + 1}`;
}

/** A row as the next row would call it. */
const rowOf = ({ line }: Draft): string => `工作表“${line.sheet}”第${line.row}行`;

/** What an adjustment says, without who put it in. */
const contentOf = ({ fact }: Draft): string =>
  canonical({ ...fact, id: '', by: '', at: '', evidence: [], supersedes: null });

/** Adjustments with the same document, date, title and level are counted, in an order that their content gives. */
function countRepeats(drafts: readonly Draft[], report: Report): void {
  const own = drafts.filter(({ fact }) => fact.type === 'adjustment' && fact.id === '' && fact.supersedes === null);
  for (const [base, those] of Map.groupBy(own, ({ fact }) => baseOf(fact))) {
    const sorted = those.toSorted((a, b) => (contentOf(a) < contentOf(b) ? -1 : contentOf(a) > contentOf(b) ? 1 : 0));
    for (const [index, draft] of sorted.entries()) {
      const before = sorted[index - 1];
      draft.fact.id = index === 0 ? base : `${base}:${index + 1}`;
      if (before === undefined || contentOf(before) !== contentOf(draft)) continue;
      const message = `与${rowOf(before)}完全相同，作为两件事计入。若是重复填写，请删去一行；若是两件事，请在事项里写出区别。`;
      report('adjustment-repeated', draft.line, 'title', message, 'note');
    }
  }
}

/** Facts by their ids, and the ids by how they look when the width of signs and white space is no matter. */
type Known = { byId: Map<string, Draft>; elsewhere: ReadonlySet<string>; alike: Map<string, Set<string>> };

const has = ({ byId, elsewhere }: Known, id: string): boolean => byId.has(id) || elsewhere.has(id);

/** The written id of a corrected fact: as it is, or with the width of its signs and its spaces mended. */
function meant(written: string, known: Known): string {
  if (has(known, written)) return written;
  const [only, ...others] = known.alike.get(plain(written)) ?? [];
  return only === undefined || others.length > 0 ? written : only;
}

function reportTwice({ fact, line }: Draft, first: Draft, report: Report): void {
  if (fact.supersedes !== null && fact.supersedes === first.fact.supersedes) {
    const message = `“${fact.supersedes}”已由${rowOf(first)}更正过一次。再更正时，请在“更正哪一条”写 ${first.fact.id}。`;
    report('fact-twice', line, 'supersedes', message);
    return;
  }
  const message = `${rowOf(first)}已经有这一条（${fact.id}）。请只留一行；若是更正，请在“更正哪一条”写 ${first.fact.id}。`;
  report('fact-twice', line, line.text('id') === '' ? 'subjectTitle' : 'id', message);
}

/** Gives ids: to originals and to what has one first, then to one correction after the other, so that each finds what it corrects. */
function numbered(drafts: readonly Draft[], elsewhere: ReadonlySet<string>, report: Report): Known {
  const known: Known = { byId: new Map(), elsewhere, alike: new Map() };
  for (const id of elsewhere) known.alike.set(plain(id), (known.alike.get(plain(id)) ?? new Set()).add(id));
  const keep = (draft: Draft, id: string): void => {
    draft.fact.id = id;
    const first = known.byId.get(id);
    if (first !== undefined && draft.isPlaced) reportTwice(draft, first, report);
    if (first === undefined) known.byId.set(id, draft);
    known.alike.set(plain(id), (known.alike.get(plain(id)) ?? new Set()).add(id));
  };
  const isLater = ({ fact }: Draft) => fact.id === '' && fact.supersedes !== null;
  for (const draft of drafts) if (!isLater(draft)) keep(draft, draft.fact.id || baseOf(draft.fact));
  for (let left = drafts.filter(isLater); left.length > 0; left = left.filter(isLater)) {
    const ready = left.filter(({ fact }) => has(known, meant(fact.supersedes ?? '', known)));
    for (const draft of ready.length > 0 ? ready : left)
      keep(draft, correctionId(meant(draft.fact.supersedes ?? '', known)));
  }
  return known;
}

/**
 * Gives every fact its id, and reports ids that stand twice and corrections of what is not there.
 * `elsewhere` are ids of facts in other files, which may be corrected here.
 */
export function withIds(drafts: readonly Draft[], elsewhere: ReadonlySet<string>, report: Report): Fact[] {
  countRepeats(drafts, report);
  const known = numbered(drafts, elsewhere, report);
  for (const { fact, line } of drafts) {
    if (fact.supersedes === null) continue;
    fact.supersedes = meant(fact.supersedes, known);
    if (has(known, fact.supersedes)) continue;
    const likely = has(known, baseOf(fact)) ? `，这一行要更正的可能是“${baseOf(fact)}”` : '';
    const message = `要更正的事实“${fact.supersedes}”不在这里。请核对编号${likely}；原来的事实要在同一份表里，或者在一起计分的另一份文件里。`;
    report('correction-unknown', line, 'supersedes', message);
  }
  return drafts.map(({ fact }) => fact);
}
