// The list of subjects read (被考评单位名单): names with their groups, and everything that could not be told, with its place.
import type { Place, Problem } from '../../domain/problem.ts';
import type { RawDocument } from '../../domain/table.ts';
import type { Lookup } from '../directory.ts';
import { type Choices, chosenOf, withChoice } from '../import/choice.ts';
import { readNames } from '../import/names.ts';
import { nameKey } from '../import/row-names.ts';
import { type Layout, layoutOf, problem } from './layout.ts';
import { type Entry, entriesOf } from './rows.ts';
import { type Item, type Sheet, sheetsOf } from './sheet.ts';
import { isDefaultTitle, isGroupTitle, isNumbering, isOffice, type Section, sectionOf } from './words.ts';

/** `group` null: the list says none. */
export type ListedBody = { name: string; group: string | null; place: Place };
export type SubjectList = { bodies: ListedBody[]; problems: Problem[] };

type Told = 'column' | 'section' | 'none';
type Read = ListedBody & { told: Told };

/** A heading with the names under it: those until one of its own form follows; `own` are those before a deeper one. */
type Heading = { item: Item; section: Section; names: number; own: number };

/** One sheet while it is read. */
type Reading = {
  find: Lookup;
  choices: Choices;
  bodies: Read[];
  problems: Problem[];
  open: Heading[];
  headings: Map<Item, Heading>;
  carried: Item[];
  sinceTotal: number;
};

const plainGroup = (item: Item | null): string =>
  item === null ? '' : sectionOf(item.text).title.replaceAll('\n', '');

function namesIn(text: string, item: Item, { find, problems, choices: made }: Reading): string[] {
  const keyOf = (readings: string[][]) => (item.place.source === null ? '' : nameKey(item.place.source, readings));
  const choose = (readings: string[][]) => chosenOf(made, keyOf(readings), readings.length) ?? 0;
  const { names, doubts, isOpen } = readNames(text.split('\n'), find, choose);
  for (const { words, readings } of doubts) {
    const choices = readings.map((reading) => reading.join('、'));
    const message = `“${words.replaceAll('\n', ' ')}”有几种读法，暂按第一种；请核对。`;
    const doubt = { ...problem('name-ambiguous', 'question', item, message), choices };
    problems.push(withChoice(doubt, keyOf(readings), made));
  }
  if (isOpen) problems.push(problem('names-open', 'question', item, '名单以“等”结尾，没有列全；请写全。'));
  for (const name of names.filter((each) => !isOffice(each, find)))
    problems.push(problem('name-unlikely', 'question', item, `“${name}”不像单位的名称，仍作为单位读入；请核对。`));
  return names;
}

/** A heading ends those of its own form, and those without one. */
function openSection({ item, section }: Entry & { kind: 'section' }, reading: Reading): void {
  const at = reading.open.findIndex((each) => each.section.form === section.form || each.section.form === null);
  if (at >= 0) reading.open.splice(at);
  // A heading across blocks that stand side by side comes again in each of them.
  const heading = reading.headings.get(item) ?? { item, section, names: 0, own: 0 };
  reading.headings.set(item, heading);
  reading.open.push(heading);
  reading.sinceTotal = 0;
}

function checkHeading({ item, section: { title, count }, names, own }: Heading, { problems }: Reading): void {
  if (names === 0)
    problems.push(problem('group-empty', 'question', item, `“${title}”下面没有读到单位；它若是单位，请编上序号。`));
  else if (count !== null && count !== names && count !== own)
    problems.push(problem('count-differs', 'question', item, `“${title}”写明 ${count} 个，读到 ${names} 个；请核对。`));
}

function takeName(entry: Entry & { kind: 'name' }, blockTitle: Item | null, before: string | null, reading: Reading) {
  const section = reading.open.at(-1)?.section.title ?? null;
  const column = plainGroup(entry.group);
  const carried = column === '' && entry.group !== null ? before : null;
  const group = column !== '' ? column : (carried ?? section ?? (blockTitle === null ? null : plainGroup(blockTitle)));
  const told: Told = column !== '' || carried !== null ? 'column' : group === null ? 'none' : 'section';
  if (carried !== null) reading.carried.push(entry.item);
  for (const name of namesIn(entry.text, entry.item, reading)) {
    reading.bodies.push({ name, group, place: entry.item.place, told });
    for (const open of reading.open) open.names += 1;
    const last = reading.open.at(-1);
    if (last !== undefined) last.own += 1;
    reading.sinceTotal += 1;
  }
  return group;
}

/** What names are read with. */
type Judge = { find: Lookup; choices: Choices };

/** Counts of the whole are held against the sheet, or against all that was read up to there. */
type Total = { item: Item; count: number };

function readSheet(sheet: Sheet, layout: Layout, { find, choices }: Judge): { reading: Reading; totals: Total[] } {
  const reading: Reading = {
    find,
    choices,
    bodies: [],
    problems: [...layout.problems],
    open: [],
    headings: new Map(),
    carried: [],
    sinceTotal: 0,
  };
  const totals: Total[] = [];
  const seen = new Set<Item>();
  for (const { block, entries } of entriesOf(sheet, layout, find)) {
    let before: string | null = null;
    for (const entry of entries) {
      if (entry.kind === 'name') {
        before = takeName(entry, block.title, before, reading);
        continue;
      }
      if (entry.kind === 'section') openSection(entry, reading);
      else if (seen.has(entry.item)) continue;
      else if (entry.kind === 'note') reading.problems.push(unread(entry.item));
      else if (entry.isPart) checkPart(entry, reading);
      else totals.push({ item: entry.item, count: entry.count });
      seen.add(entry.item);
    }
  }
  for (const heading of reading.headings.values()) checkHeading(heading, reading);
  const [carried] = reading.carried;
  if (carried !== undefined) {
    const message = `有 ${reading.carried.length} 行的分组是空的，都按上面一行的分组认；请核对。`;
    reading.problems.push(problem('group-carried', 'note', carried, message));
  }
  return { reading, totals };
}

function unread(item: Item): Problem {
  const words = item.text.replaceAll('\n', ' ');
  const short = words.length > 40 ? `${words.slice(0, 40)}…` : words;
  return problem('unread-text', 'note', item, `“${short}”是说明，没有读入。`);
}

function checkPart({ item, count }: Entry & { kind: 'total' }, reading: Reading): void {
  if (count !== reading.sinceTotal)
    reading.problems.push(
      problem('count-differs', 'question', item, `小计写 ${count} 个，读到 ${reading.sinceTotal} 个；请核对。`),
    );
  reading.sinceTotal = 0;
}

/** The paragraph over a table, or the sheet's name, is the group where the table itself says none. */
function headOf(
  sheet: Sheet,
  isOneOfSeveral: boolean,
  find: Lookup,
): { title: string; section: Section; item: Pick<Item, 'place'> } | null {
  const lead = sheet.lead === null ? null : sectionOf(sheet.lead.text);
  if (
    sheet.lead !== null &&
    lead !== null &&
    (lead.isMarked || isGroupTitle(lead.title, find)) &&
    !isNumbering(lead.title)
  )
    return { title: lead.title, section: lead, item: sheet.lead };
  if (sheet.title === null || !isOneOfSeveral || isDefaultTitle(sheet.title)) return null;
  const section = sectionOf(sheet.title);
  return { title: section.title, section, item: sheet };
}

/** Whether a table without headings is a list at all: most of what it would give are names of offices. */
const isList = (reading: Reading, layout: Layout): boolean =>
  layout.isHeaded ||
  reading.bodies.filter(({ name }) => isOffice(name, reading.find)).length * 2 >= reading.bodies.length;

/** `choices` settle doubtful names, by the keys of their problems. */
export function readSubjectList(raw: RawDocument, find: Lookup, choices: Choices = {}): SubjectList {
  const problems: Problem[] = [];
  const lists: { sheet: Sheet; reading: Reading; totals: Total[] }[] = [];
  let before: { layout: Layout; columns: number } | null = null;
  const sheets = sheetsOf(raw);
  for (const sheet of sheets) {
    const layout = layoutOf(sheet, before, find);
    const { reading, totals } = readSheet(sheet, layout, { find, choices });
    const hasNames = reading.bodies.length > 0;
    const isError = reading.problems.some(({ severity }) => severity === 'error');
    if (sheets.length > 1 && !layout.isHeaded && (!hasNames || !isList(reading, layout))) {
      problems.push(problem('unread-table', 'note', sheet, `${sheet.place.text}不像名单，没有读入。`));
      continue;
    }
    if (hasNames || isError) lists.push({ sheet, reading, totals });
    if (layout.isHeaded) before = { layout, columns: sheet.columns };
  }
  return joined(lists, problems, find);
}

function joined(
  lists: { sheet: Sheet; reading: Reading; totals: Total[] }[],
  problems: Problem[],
  find: Lookup,
): SubjectList {
  const bodies: Read[] = [];
  let all = 0;
  const whole = lists.reduce((sum, { reading }) => sum + reading.bodies.length, 0);
  for (const { sheet, reading, totals } of lists) {
    const head = headOf(sheet, lists.length > 1, find);
    const own = reading.bodies.map((body) =>
      body.told === 'none' && head !== null ? { ...body, group: head.title, told: 'section' as const } : body,
    );
    all += own.length;
    problems.push(...reading.problems);
    if (head !== null && head.section.count !== null && head.section.count !== own.length)
      problems.push(
        problem(
          'count-differs',
          'question',
          head.item,
          `“${head.title}”写明 ${head.section.count} 个，读到 ${own.length} 个；请核对。`,
        ),
      );
    for (const { item, count } of totals.filter((total) => ![own.length, all, whole].includes(total.count)))
      problems.push(problem('count-differs', 'question', item, `合计写 ${count} 个，读到 ${own.length} 个；请核对。`));
    bodies.push(...own);
  }
  problems.push(...groupProblems(bodies));
  return { bodies: bodies.map(({ name, group, place }) => ({ name, group, place })), problems };
}

/** Says where the groups come from when no column says them, and which bodies have none although others do. */
function groupProblems(bodies: readonly Read[]): Problem[] {
  const problems: Problem[] = [];
  const headed = bodies.filter(({ told }) => told === 'section');
  const [first] = headed;
  if (first !== undefined) {
    const groups = [...new Set(headed.map(({ group }) => group))].join('、');
    problems.push(
      problem('group-from-heading', 'note', first, `分组取自分节的标题或工作表的名称：${groups}；请核对。`),
    );
  }
  const without = bodies.filter(({ group }) => group === null);
  const [lost] = without;
  if (lost !== undefined && without.length < bodies.length) {
    const names = without.slice(0, 5).map(({ name }) => name);
    const message = `${without.length} 个单位没有分组（${names.join('、')}${without.length > 5 ? '……' : ''}）；请写上分组。`;
    problems.push(problem('group-missing', 'error', lost, message));
  }
  return problems;
}
