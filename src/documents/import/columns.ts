// The columns of a table and their roles (列): told, by heading, or by what stands in them.
import { ColumnRole, roleTitles } from '../../domain/column-role.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import type { RawDocument, Table } from '../../domain/table.ts';
import type { Above } from './caption.ts';
import type { Lookup } from '../directory.ts';
import { filled, type Line, problemIn, sourceOf, textOf } from './line.ts';
import { isPercentHeading, roleAcross, roleOfHeading, squeeze } from './heading.ts';
import { endsAsOffice } from './office.ts';
import { readPoints } from './points.ts';
import { type Choices, choiceKey, chosenOf, withChoice } from './choice.ts';

/** `index` counts from 0; `isPercent` when the heading makes bare numbers percentages. */
export type Column = { index: number; role: ColumnRole; heading: string; isPercent: boolean };

export type Told = Readonly<Record<number, ColumnRole>>;

/** `told` in all tables, `toldIn` in one. */
export type Context = {
  raw: RawDocument;
  find: Lookup;
  told: Told;
  toldIn: readonly { table: number; column: number; role: ColumnRole }[];
  choices: Choices;
  above: ReadonlyMap<Table, Above>;
};

type Guess = ColumnRole | 'data-source' | null;

export function rolesOf(
  headings: string[],
  lines: Line[],
  context: Context,
  /** Whether the headings are those of a header that was found; else all columns are told at once as guessed. */
  isHeader = true,
): { columns: Column[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const { told, isChosen } = toldOf(headings, lines, context);
  const guesses = byWords(headings, lines, told);
  const hasHeader = isHeader && headings.some((heading) => squeeze(heading) !== '');
  for (const [index, guess] of guesses.entries()) {
    if (guess !== null || !hasContent(lines, index)) continue;
    const heading = headings[index] ?? '';
    guesses[index] = byContent(lines, index, squeeze(heading), guesses, context);
    const guessed = guesses[index] ?? null;
    if (guessed === null) problems.push(unknownColumn(heading, index, lines, context));
    else if (guessed !== 'ignore' && guessed !== 'data-source' && hasHeader && isTold(guessed, heading))
      problems.push(guessedColumn(heading, guessed, index, lines, context));
  }
  for (const [index, guess] of guesses.entries()) {
    if (isChosen(index)) problems.push(chosenColumn(index, lines, context));
    const isUnread = guess === 'ignore' && told[index + 1] === undefined && hasContent(lines, index);
    if (isUnread) problems.push(unreadColumn(headings[index] ?? '', index, lines, context));
  }
  return { columns: reconsider(columnsOf(headings, guesses), lines), problems };
}

const keyOf = (lines: Line[], index: number): string =>
  choiceKey('column', { table: lines[0]?.table.index ?? 0, row: 0, column: index + 1 });

/** What a person said of the columns: in these tables, or in answer to a question, which goes after that. */
function toldOf(
  headings: string[],
  lines: Line[],
  { told, toldIn, choices }: Context,
): { told: Told; isChosen: (index: number) => boolean } {
  const tables = new Set(lines.map(({ table }) => table.index));
  const own = toldIn.filter(({ table }) => tables.has(table)).map(({ column, role }) => [column, role] as const);
  const outright: Told = { ...told, ...Object.fromEntries(own) };
  const chosen = headings.flatMap((_, index) => {
    const choice = chosenOf(choices, keyOf(lines, index), ColumnRole.options.length);
    const role = choice === null ? undefined : ColumnRole.options[choice];
    return role === undefined || outright[index + 1] !== undefined ? [] : [[index + 1, role] as const];
  });
  const answered = new Map<number, ColumnRole>(chosen);
  return { told: { ...Object.fromEntries(chosen), ...outright }, isChosen: (index) => answered.has(index + 1) };
}

/** The roles that headings have by their words alone. */
export const rolesOfHeadings = (headings: string[]): ColumnRole[] =>
  reconsider(columnsOf(headings, byWords(headings, [], {})), []).map(({ role }) => role);

function byWords(headings: string[], lines: Line[], told: Told): Guess[] {
  const guesses: Guess[] = headings.map((heading, index) => told[index + 1] ?? roleOfLines(heading));
  settleDataSource(guesses);
  settleTasks(guesses, headings, lines, told);
  settleDivided(guesses, headings, lines, told);
  settleLeads(guesses, headings, told);
  settleScope(guesses, lines, told);
  return guesses;
}

const columnsOf = (headings: string[], guesses: Guess[]): Column[] =>
  headings.map((heading, index) => {
    const guess = guesses[index] ?? 'ignore';
    const role: ColumnRole = guess === 'data-source' ? 'assessors' : guess;
    return { index, role, heading, isPercent: isPercentHeading(heading) };
  });

/** Of several header lines the lowest decides, unless the words together say it more exactly (责任单位, 牵头). */
function roleOfLines(heading: string): Guess {
  const parts = heading.split('\n').filter((part) => part !== '');
  const lowest = parts.at(-1) ?? '';
  const own = roleOfHeading(lowest);
  if (parts.length < 2) return own;
  if (own === 'leads' || own === 'cooperators' || own === 'points') return own;
  return roleAcross(parts.slice(0, -1).join(''), lowest) ?? own ?? roleOfHeading(parts[0] ?? '');
}

/** Bodies under 数据来源 are the assessors when no other column is. */
function settleDataSource(guesses: Guess[]): void {
  const hasAssessors = guesses.includes('assessors');
  for (const [index, guess] of guesses.entries()) {
    if (guess === 'data-source') guesses[index] = hasAssessors ? 'ignore' : 'assessors';
  }
}

/** Beside targets, tasks (重点任务) are what the targets are of: they name the row, or say what is appraised. */
function settleTasks(guesses: Guess[], headings: string[], lines: Line[], told: Told): void {
  const isTask = (index: number) =>
    guesses[index] === 'target' && !/目标|计划|指标|季度|[年月]/u.test(squeeze(headings[index] ?? ''));
  const hasTargets = guesses.some((guess, index) => guess === 'target' && !isTask(index));
  if (!hasTargets) return;
  for (const index of guesses.keys()) {
    if (!isTask(index) || told[index + 1] !== undefined) continue;
    guesses[index] = isShort(lines, index) ? 'level' : guesses.includes('criterion') ? 'target' : 'criterion';
  }
}

const isShort = (lines: Line[], index: number): boolean => {
  const texts = textsAt(lines, index).map(squeeze);
  return texts.filter((text) => text.length <= titleMax).length * 10 >= texts.length * 7;
};

/** Where 考核目标 is divided into its kinds and the targets themselves, these are what is appraised. */
function settleDivided(guesses: Guess[], headings: string[], lines: Line[], told: Told): void {
  const groupOf = (index: number): string =>
    headings[index]?.includes('\n') ? headings[index].split('\n', 1).join() : '';
  for (const [index, guess] of guesses.entries()) {
    const group = groupOf(index);
    if (guess !== 'target' || told[index + 1] !== undefined || roleOfHeading(group) !== 'target') continue;
    const isDivided = guesses.some((other, at) => other === 'level' && groupOf(at) === group);
    if (isDivided && !guesses.includes('criterion')) guesses[index] = isShort(lines, index) ? 'level' : 'criterion';
  }
}

/** Longer texts are sentences. */
const titleMax = 16;

/** Beside a column of those in the lead, others that are responsible cooperate. */
function settleLeads(guesses: Guess[], headings: string[], told: Told): void {
  const leads = (index: number) => guesses[index] === 'leads' && /牵头|主办|主责/u.test(headings[index] ?? '');
  if (!headings.some((_, index) => leads(index))) return;
  for (const [index, guess] of guesses.entries()) {
    if (guess === 'leads' && !leads(index) && told[index + 1] === undefined) guesses[index] = 'cooperators';
  }
}

/** 考核对象 of one bureau are its sections, who do the work. */
function settleScope(guesses: Guess[], lines: Line[], told: Told): void {
  for (const [index, guess] of guesses.entries()) {
    if (guess !== 'scope' || told[index + 1] !== undefined) continue;
    const texts = textsAt(lines, index).map(squeeze);
    const sections = texts.filter((text) => /(?:[科处股]室?|办公室|中心|支队|大队|[各全]科室)$/u.test(text));
    if (sections.length * 10 >= texts.length * 7 && texts.length > 0) guesses[index] = 'leads';
  }
}

const textsAt = (lines: Line[], index: number): string[] =>
  lines
    .filter((line) => line.cells[index]?.row === line.row && line.cells[index]?.columnSpan === 1)
    .map((line) => textOf(line.cells[index]))
    .filter((text) => text !== '');

const hasContent = (lines: Line[], index: number): boolean =>
  lines.some((line) => line.cells[index]?.column === index + 1 && textOf(line.cells[index]) !== '');

function byContent(lines: Line[], index: number, heading: string, guesses: Guess[], context: Context): Guess {
  const texts = textsAt(lines, index).map(squeeze);
  if (texts.length === 0) return null;
  const most = (test: (text: string) => boolean) => texts.filter(test).length * 10 >= texts.length * 7;
  const lacks = (role: ColumnRole) => !guesses.includes(role);
  const isCounting = texts.length > 1 && texts.every((text, at) => text.replace(/[.、]$/u, '') === String(at + 1));
  if (isCounting && lacks('sequence')) return 'sequence';
  if (lacks('points') && most((text) => readPoints(text, false) !== null)) return 'points';
  const names = (text: string) => text.split(/[、，,;；/]/u).filter((name) => name !== '');
  if (
    most((text) => text.length <= 40 && names(text).every((name) => context.find(name) !== null)) &&
    lacks('assessors')
  )
    return 'assessors';
  // Offices under 考核办, 评分组 appraise; under any other heading they do the work.
  const ofOffices = /[考评]/u.test(heading) ? 'assessors' : 'leads';
  if (most((text) => text.length <= 40 && names(text).every(endsAsOffice)) && lacks(ofOffices)) return ofOffices;
  // 单位 alone is a unit of measure or a body.
  if (heading === '单位' && lacks('unit') && most((text) => text.length <= 5 && !endsAsOffice(text))) return 'unit';
  const isBrief = isShort(lines, index);
  const isBeforeProse = guesses.slice(index + 1).some((guess) => guess !== 'level' && guess !== 'sequence');
  if (isBrief && isBeforeProse && guesses.slice(0, index).every((guess) => guess === 'level' || guess === 'sequence'))
    return 'level';
  if (!isBrief && lacks('criterion')) return 'criterion';
  if (!isBrief && lacks('method') && heading === '') return 'method';
  return null;
}

/**
 * A table must have something that names its rows: with neither level nor criterion, its first column of
 * words does. Targets do it themselves where sections are in the lead: such a table is one bureau's.
 */
function reconsider(columns: Column[], lines: Line[]): Column[] {
  const roles = columns.map((column) => column.role);
  if (roles.includes('level') || roles.includes('criterion')) return columns;
  if (roles.includes('target') && roles.includes('leads')) return columns;
  const first =
    columns.find((column) => column.role === 'target' || column.role === 'method') ??
    columns.find((column) => column.role === 'ignore' && hasContent(lines, column.index));
  return columns.map((column) => (column === first ? { ...column, role: 'criterion' as const } : column));
}

function unknownColumn(heading: string, index: number, lines: Line[], context: Context): Problem {
  const named = squeeze(heading) === '' ? '没有表头' : `表头为“${heading.replaceAll('\n', ' ')}”`;
  const message = `第${index + 1}列${named}，看不出是什么列，没有读入；请指明它是什么列。`;
  return asked(columnProblem('column-unknown', message, index, lines, context, roleChoices), index, lines, context);
}

const roleChoices = ColumnRole.options.map((role) => roleTitles[role]);

const asked = (problem: Problem, index: number, lines: Line[], { choices }: Context): Problem =>
  withChoice(problem, keyOf(lines, index), choices);

const chosenColumn = (index: number, lines: Line[], context: Context): Problem =>
  asked(columnProblem('column-guessed', '', index, lines, context, roleChoices), index, lines, context);

function guessedColumn(heading: string, role: ColumnRole, index: number, lines: Line[], context: Context): Problem {
  const words = heading.replaceAll('\n', ' ').trim();
  const said = words === '' ? `第${index + 1}列没有表头` : `第${index + 1}列表头“${words}”不是认得的用语`;
  const message = `${said}，按内容认作${roleTitles[role]}；不对的请指明它是什么列。`;
  const problem = asked(
    columnProblem('column-guessed', message, index, lines, context, roleChoices),
    index,
    lines,
    context,
  );
  return weighty.includes(role) && words !== '' ? { ...problem, severity: 'question' } : problem;
}

/** Words without a heading are what their place makes them; numbers and names are told even there. */
const isTold = (role: ColumnRole, heading: string): boolean => squeeze(heading) !== '' || weighty.includes(role);

/** Numbers and names may be anything under a heading that nobody knows, and decide who gets how many points from whom. */
const weighty: readonly ColumnRole[] = ['points', 'assessors', 'leads', 'cooperators'];

function unreadColumn(heading: string, index: number, lines: Line[], context: Context): Problem {
  const message = `第${index + 1}列“${heading.replaceAll('\n', ' ')}”不属于考评方案的内容，没有读入；如需读入，请指明它是什么列。`;
  return columnProblem('column-unread', message, index, lines, context);
}

function columnProblem(
  code: ProblemCode,
  message: string,
  index: number,
  lines: Line[],
  context: Context,
  choices?: string[],
): Problem {
  const line = lines[0];
  const cell = line === undefined ? undefined : (line.cells[index] ?? filled(line)[0]);
  const base = problemIn(
    line === undefined ? '' : `表${line.table.index} 第${index + 1}列`,
    code,
    'note',
    message,
    choices,
  );
  if (line === undefined || cell === undefined) return base;
  return { ...base, place: { ...base.place, source: sourceOf(context.raw, line.table, cell) } };
}
