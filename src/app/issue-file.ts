// The file of an issue (印发的文件): written once, when it goes out, and handed out byte by byte after that.
import type { Actor } from '../domain/actor.ts';
import { type Assignment, milestonesOf } from '../domain/assignment.ts';
import { wholeLabelOf } from '../domain/display.ts';
import type { IssueHead } from '../domain/issue.ts';
import { nodesOf, type Scheme } from '../domain/scheme.ts';
import { safeName } from '../documents/path.ts';
import type { Tx } from '../store/database.ts';
import { issuedFile, issueOf } from '../store/issue.ts';
import { exported } from './export.ts';
import { record } from './journal.ts';
import { notFound } from './not-found.ts';
import { writers } from './writers.ts';

export type WhichIssue = { cycle: string; body: string; number: number };

export const noIssue = () => notFound('这一次印发', 'This issue');

/** The table of the attachment, in the order of the scheme. */
function rowsOf(scheme: Scheme, { rows }: Assignment) {
  const list = (all: readonly { title: string }[]): string => all.map(({ title }) => title).join('\n');
  return [...nodesOf(scheme.root)].flatMap((node) => {
    const row = rows.find((each) => each.node === node.id);
    if (row === undefined) return [];
    return [
      {
        label: wholeLabelOf(node),
        target: row.target ?? '',
        milestones: milestonesOf(row)
          .map(({ date, text }) => `${date} ${text}`)
          .join('\n'),
        leads: list(row.leads),
        cooperators: list(row.cooperators),
        owner: row.owner ?? '',
        deputy: row.deputy ?? '',
      },
    ];
  });
}

/** The Word file of an issue; for verbs that have asked already. */
export const writeIssue = (scheme: Scheme, assignment: Assignment, head: IssueHead): Promise<Uint8Array> =>
  writers.issueDocument({ head, rows: rowsOf(scheme, assignment), demonstration: assignment.demonstration });

/** The very file that went out; for verbs that have asked already. */
export async function issueFileIn(tx: Tx, actor: Actor, { cycle, body, number }: WhichIssue, now: Date) {
  const issue = await issueOf(tx, cycle, body, number);
  const content = await issuedFile(tx, cycle, body, number);
  if (issue === null || content === null) throw noIssue();
  const { title } = issue.head;
  await record(tx, actor, now, exported(cycle, { file: 'issue', title, number, form: 'docx' }, body));
  return { name: `${safeName(title)}-第${number}次印发.docx`, content };
}
