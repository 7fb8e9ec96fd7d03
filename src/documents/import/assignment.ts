// The assignment of one bureau (责任分工): its targets, lead sections and cooperators for each row of the scheme.
import type { Assignment, AssignmentRow } from '../../domain/assignment.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import { endsAsOffice, isGroupReference } from './office.ts';
import type { NamedRow } from './row-names.ts';
import { plainSource } from './line.ts';

/** Whether a table assigns its rows to sections: only then are its targets those of one body. */
export const isAssigned = (rows: NamedRow[]): boolean =>
  rows.some(({ row }) => row.leads.length > 0 || row.cooperators.length > 0);

/** A table without leads gives a scheme alone: its targets stay with the rows. */
export function buildAssignment(
  rows: NamedRow[],
  nodeOf: ReadonlyMap<NamedRow, string>,
  { title, subject }: { title: string | null; subject: string | null },
): Assignment | null {
  if (!isAssigned(rows)) return null;
  const section = (name: string) => ({
    title: name,
    kind: isGroupReference(name) ? ('group' as const) : ('section' as const),
  });
  return {
    format: 'plumbline/assignment/1',
    title: title ?? '未命名的责任分工',
    demonstration: null,
    subject,
    rows: rows.flatMap((named) => {
      const { row } = named;
      const node = nodeOf.get(named);
      if (node === undefined) return [];
      const cell = row.source.cells['leads'] ?? row.source.cells['target'] ?? row.source;
      return [
        {
          node,
          target: row.target,
          leads: row.leads.map(section),
          cooperators: row.cooperators.map(section),
          owner: null,
          deputy: null,
          source: plainSource(cell),
        },
      ];
    }),
  };
}

/** The scheme whose rows hold what an assignment of no one body says, so that none of its columns is lost. */
export function withAssigned(scheme: Scheme, { rows }: Assignment): Scheme {
  const assigned = new Map(rows.map((row) => [row.node, row]));
  const names = (key: 'leads' | 'cooperators', row: AssignmentRow) =>
    row[key].length === 0 ? {} : { [key]: row[key].map(({ title }) => title) };
  const walk = (node: Node): Node => {
    const row = assigned.get(node.id);
    const target = row?.target == null ? {} : { target: row.target };
    const own = row === undefined ? {} : { ...target, ...names('leads', row), ...names('cooperators', row) };
    return { ...node, ...own, children: node.children.map(walk) };
  };
  return { ...scheme, root: walk(scheme.root) };
}

const matters = /(?:20\d\d年|年度|绩效|目标|考核|考评|指标|工作|责任|任务|重点|效能|综合)/u;

/** The office before 绩效, 年度, 考核 … in the title: 示范市某某局2024年度绩效…. */
export function subjectIn(title: string | null): string | null {
  const at = title === null ? -1 : title.search(matters);
  const name = (title ?? '')
    .slice(0, Math.max(at, 0))
    .replace(/^(?:关于|附件\d*[:：]?)/u, '')
    .trim();
  return endsAsOffice(name) && !/(?:[市县区省州盟旗乡镇]|街道|单位|部门|机关|科室)$/u.test(name) ? name : null;
}
