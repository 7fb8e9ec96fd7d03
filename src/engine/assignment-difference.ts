// The difference of two versions of an assignment (责任分工差异): every change of a row in a sentence, targets word by word.
import { inQuotes } from '../domain/quote.ts';
import { type Assignment, type AssignmentRow, milestonesOf, type SectionReference } from '../domain/assignment.ts';
import { oneLine } from '../domain/display.ts';
import type { Scheme } from '../domain/scheme.ts';
import { textDifference } from '../domain/text-difference.ts';
import { rowTitles } from '../domain/title.ts';
import { type Change, change, differs } from './scheme-difference/change.ts';

const nothing = { target: null, leads: [], cooperators: [], owner: null, deputy: null, source: null };

const titles = {
  target: '年度工作目标',
  leads: '牵头责任科室',
  cooperators: '配合科室',
  owner: '责任人',
  deputy: 'AB 岗另一人',
  milestones: '节点',
  source: '出处',
};
type Field = keyof typeof titles;
const fields: readonly Field[] = ['target', 'leads', 'cooperators', 'owner', 'deputy', 'milestones', 'source'];

/** Sections that came and went; the order alone is told as such. */
function sectionText(before: readonly SectionReference[], after: readonly SectionReference[]): string {
  const named = (list: readonly SectionReference[], other: readonly SectionReference[]): string =>
    list.flatMap((each) => (other.some((one) => !differs(one, each)) ? [] : [oneLine(each.title)])).join('、');
  const [came, went] = [named(after, before), named(before, after)];
  const parts = [...(came === '' ? [] : [`增加${came}`]), ...(went === '' ? [] : [`减去${went}`])];
  return parts.length === 0 ? '次序有变' : parts.join('，');
}

const milestoneText = (row: Pick<AssignmentRow, 'milestones'>): string =>
  milestonesOf(row)
    .map(({ date, text }) => `${date} ${text}`)
    .join('\n');

type Told = Omit<AssignmentRow, 'node'>;

const valueOf = (row: Told, field: Field) => (field === 'milestones' ? (row.milestones ?? []) : row[field]);

function changeOf(field: Field, node: string, label: string, before: Told, after: Told): Change {
  const [what, covers] = [`${inQuotes(label)}的${titles[field]}`, [['rows', node, field]]];
  if (field === 'source') return change('form', node, `${what}有变`, covers);
  if (field === 'leads' || field === 'cooperators')
    return change('section', node, `${what}${sectionText(before[field], after[field])}`, covers);
  const textIn = (row: Told): string => (field === 'milestones' ? milestoneText(row) : (row[field] ?? ''));
  const [old, now] = [textIn(before), textIn(after)];
  if (field === 'target' || field === 'milestones') {
    const verb = old === '' ? '新写了' : now === '' ? '删去了' : '修改了';
    return change('text', node, `${inQuotes(label)}${verb}${titles[field]}`, covers, textDifference(old, now));
  }
  const [was, is] = [inQuotes(oneLine(old)), inQuotes(oneLine(now))];
  const said =
    old === ''
      ? `${inQuotes(label)}新写了${titles[field]}${is}`
      : now === ''
        ? `${inQuotes(label)}删去了${titles[field]}${was}`
        : `${what}由${was}改为${is}`;
  return change('person', node, said, covers);
}

/** In the order of the newer version's rows, then those that only the older one has. A row that is not there is one without anything. */
export function assignmentDifference(scheme: Scheme, from: Assignment, to: Assignment): Change[] {
  const labels = rowTitles(scheme);
  const [before, after] = [from, to].map(({ rows }) => new Map(rows.map((row) => [row.node, row])));
  const ids = new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])]);
  const rows = [...ids].flatMap((node) => {
    const [old, now]: Told[] = [before?.get(node) ?? nothing, after?.get(node) ?? nothing];
    if (old === undefined || now === undefined) return [];
    return fields
      .filter((field) => differs(valueOf(old, field), valueOf(now, field)))
      .map((field) => changeOf(field, node, labels.get(node) ?? node, old, now));
  });
  const title = differs(from.title, to.title)
    ? [
        change(
          'title',
          null,
          `名称改为${inQuotes(oneLine(to.title))}`,
          [['title']],
          textDifference(from.title, to.title),
        ),
      ]
    : [];
  return [...title, ...rows];
}
