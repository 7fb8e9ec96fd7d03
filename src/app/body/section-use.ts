// Where a section is still spoken of (科室的使用): one that is used is not taken out, and its titles are no other section's.
import { Refusal } from '../../domain/refusal.ts';
import { rowTitles } from '../../domain/title.ts';
import { accounts } from '../../store/account.ts';
import { assignmentOf } from '../../store/assignment.ts';
import type { SectionRow } from '../../store/body.ts';
import { cycles } from '../../store/cycle.ts';
import type { Tx } from '../../store/database.ts';
import { schemeOf } from '../../store/scheme.ts';
import { sectionLookup } from './section-name.ts';

/** Rows of the body's current assignments that name a section by one of the titles that `isLost` tells. */
async function rowsNaming(tx: Tx, body: string, isLost: (title: string) => boolean): Promise<string[]> {
  const uses: string[] = [];
  for (const { id: cycle, title } of await cycles(tx)) {
    const assignment = await assignmentOf(tx, cycle, body, null);
    const named = (assignment?.assignment.rows ?? []).filter(({ leads, cooperators }) =>
      [...leads, ...cooperators].some((each) => isLost(each.title)),
    );
    if (named.length === 0) continue;
    const scheme = await schemeOf(tx, cycle, null);
    const rows = scheme === null ? null : rowTitles(scheme.scheme);
    uses.push(...named.map(({ node }) => `${title}“${rows?.get(node) ?? node}”`));
  }
  return uses;
}

const listed = (uses: readonly string[]): string => `${uses.slice(0, 5).join('、')}${uses.length > 5 ? '等' : ''}`;

async function insistOnNobody(tx: Tx, body: string, section: SectionRow, rows: readonly string[]): Promise<void> {
  const people = (await accounts(tx)).filter((account) => account.body === body && account.section === section.id);
  const uses = [...people.map(({ name, title }) => `账号“${name}”（${title}）`), ...rows];
  if (uses.length === 0) return;
  throw new Refusal('in-use', {
    what: `科室“${section.title}”没有去掉。`,
    why: `还有 ${uses.length} 处用到它：${listed(uses)}。`,
    next: '请先把这些账号和责任分工改到别的科室。',
    english: `The section “${section.title}” is still used in ${uses.length} place(s): move the accounts and the assignment first.`,
  });
}

/**
 * What the current assignments mean by a title must not change: throws `in-use` where a section that they name, under
 * any of its titles, is taken out, or where one of its titles becomes another section's.
 */
export async function insistOnUnused(
  tx: Tx,
  body: string,
  before: readonly SectionRow[],
  after: readonly SectionRow[],
): Promise<void> {
  const [old, now] = [sectionLookup(before), sectionLookup(after)];
  for (const section of before) {
    const kept = after.find(({ id }) => id === section.id);
    const lost = [section.title, ...section.names].filter((name) => now(name)?.id !== section.id);
    if (lost.length === 0) continue;
    const isLost = (title: string): boolean => old(title)?.id === section.id && now(title)?.id !== section.id;
    const rows = await rowsNaming(tx, body, isLost);
    if (kept === undefined) await insistOnNobody(tx, body, section, rows);
    else if (rows.length > 0)
      throw new Refusal('in-use', {
        what: `“${lost.join('”、“')}”没有成为另一个科室的名称。`,
        why: `责任分工里还有 ${rows.length} 处这样写的是现在的科室“${kept.title}”：${listed(rows)}。`,
        next: `请先保存改名，把这些责任分工改写成“${kept.title}”，再把这个名称给另一个科室。`,
        english: `${rows.length} row(s) of the assignment still mean the section “${kept.title}” by “${lost.join('”, “')}”: save the new name, write it in the assignment, and then give the old one to another section.`,
      });
  }
}
