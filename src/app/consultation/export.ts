// The summary of a round as a file (导出征求意见情况汇总表): for who sees all, and for those who were asked once it is released.
import type { Actor } from '../../domain/actor.ts';
import { insist, reachOf } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { safeName } from '../../documents/path.ts';
import { carryOut, type Waited } from '../carry-out.ts';
import { dayIn, type Deps } from '../deps.ts';
import { exported, type ExportedFile } from '../export.ts';
import { record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { writers } from '../writers.ts';
import { loadRound, summaryOf } from './round.ts';

export async function exportConsultation(
  actor: Actor,
  { cycle, number, form, signal }: { cycle: string; number: number; form: 'docx' | 'xlsx' } & Waited,
  deps: Deps,
): Promise<ExportedFile> {
  insist(actor, 'consultation:read');
  const now = deps.now();
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    const round = await loadRound(tx, cycle, number);
    const { row, releasedAt, scheme, answers } = round;
    if (reachOf(actor, 'consultation:read') !== 'all') {
      if (!row.addressed.some(({ body }) => body === actor.body))
        throw notFound('这一轮征求意见', 'This round of the consultation');
      if (releasedAt === null)
        throw new Refusal('consultation-open', {
          what: '汇总表还没有公布。',
          why: '主办单位还在收集和回复意见。',
          next: '公布以后可以在本页查看和下载。',
          english: 'The summary is not released yet: the organiser is still replying to opinions.',
        });
    }
    const summary = {
      title: scheme.title,
      demonstration: scheme.demonstration,
      number,
      version: row.version,
      dueOn: row.dueOn,
      asked: row.addressed.length,
      answered: answers.length,
      none: answers.filter(({ opinions }) => opinions.length === 0).map(({ title }) => title),
      missing: row.addressed
        .filter(({ body }) => !answers.some((each) => each.body === body))
        .map(({ title }) => title),
      lines: summaryOf(round),
      day: dayIn(now),
    };
    const content =
      form === 'docx' ? await writers.consultationDocument(summary) : await writers.consultationWorkbook(summary);
    await record(tx, actor, now, exported(cycle, { file: 'consultation', title: null, number, form }));
    return { name: `${safeName(scheme.title)}-第${number}轮征求意见情况汇总表.${form}`, content };
  });
}
