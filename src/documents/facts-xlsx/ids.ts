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

/** The written id of a corrected fact: as it is, or with the width of its signs and its spaces mended. */
function meant(written: string, known: ReadonlyMap<string, Draft>): string {
  if (known.has(written)) return written;
  const alike = [...known.keys()].filter((id) => plain(id) === plain(written));
  return alike.length === 1 ? (alike[0] ?? written) : written;
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

/** Gives every fact its id, and reports ids that stand twice and corrections of what is not there. */
export function withIds(drafts: readonly Draft[], report: Report): Fact[] {
  countRepeats(drafts, report);
  const known = new Map<string, Draft>();
  const keep = (draft: Draft): void => {
    const first = known.get(draft.fact.id);
    if (first === undefined) known.set(draft.fact.id, draft);
    else if (draft.isPlaced) reportTwice(draft, first, report);
  };
  const [originals, corrections] = [
    drafts.filter(({ fact }) => fact.id !== '' || fact.supersedes === null),
    drafts.filter(({ fact }) => fact.id === '' && fact.supersedes !== null),
  ];
  for (const draft of originals) {
    if (draft.fact.id === '') draft.fact.id = baseOf(draft.fact);
    keep(draft);
  }
  // One correction after the other, so that the correction of a correction finds it, in whatever order they stand.
  for (let left = corrections; left.length > 0;) {
    const ready = left.filter(({ fact }) => known.has(meant(fact.supersedes ?? '', known)));
    const next = ready.length > 0 ? ready : left;
    for (const draft of next) {
      draft.fact.id = correctionId(meant(draft.fact.supersedes ?? '', known));
      keep(draft);
    }
    left = left.filter((draft) => !next.includes(draft));
  }
  for (const { fact, line } of drafts) {
    if (fact.supersedes === null) continue;
    fact.supersedes = meant(fact.supersedes, known);
    if (known.has(fact.supersedes)) continue;
    const likely = known.has(baseOf(fact)) ? `，这一行要更正的可能是“${baseOf(fact)}”` : '';
    const message = `要更正的事实“${fact.supersedes}”不在这份表里。请核对编号${likely}；原来的事实也要在同一份表里。`;
    report('correction-unknown', line, 'supersedes', message);
  }
  return drafts.map(({ fact }) => fact);
}
