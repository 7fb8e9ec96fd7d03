// A cycle made of a long table or a long list (长表长名单): imported and signed through the server's doors.
import { randomUUID } from 'node:crypto';
import type { DocumentReply } from '../../src/api/document.ts';
import type { ImportedReply } from '../../src/api/import.ts';
import type { SchemeReply } from '../../src/api/scheme.ts';
import type { Scheme } from '../../src/domain/scheme.ts';
import { loggedIn } from './browser.ts';
import { asked } from './colleagues.ts';
import type { World } from './world.ts';

/** Read in as a document; answers with its hash. */
export async function taken(world: World, name: string, content: string | Uint8Array): Promise<string> {
  const context = await world.browser.newContext();
  await loggedIn(context, world.server.url, 'xiaoneng');
  const headers = { origin: world.server.url, 'content-type': 'application/octet-stream' };
  const url = `${world.server.url}/api/documents?name=${encodeURIComponent(name)}`;
  const answer = await context.request.post(url, { headers, data: Buffer.from(content) });
  const { sha256 } = (await answer.json()) as DocumentReply;
  await context.close();
  return sha256;
}

export type LongMark = Omit<ReturnType<typeof longMark>, 'id'> & { id: string };
/** Given by 组织部; `at` tells the marks apart. */
export const longMark = (box: { node: string; subject: string }, value: string, at: number) => ({
  type: 'mark' as const,
  id: randomUUID(),
  ...box,
  assessor: 'zuzhibu',
  value,
  notApplicable: false,
  reason: `第${at + 1}份`,
  evidence: [],
  supersedes: null as string | null,
});

export type LongCycle = { cycle: string; scheme: Scheme; compute: (marks: readonly LongMark[]) => Promise<void> };

/** `rows` are lines of 指标,考核内容,分值,考核单位; every question is answered by its first choice. */
export async function longCycle(
  world: World,
  { title, rows, bodies }: { title: string; rows: readonly string[]; bodies: readonly string[] },
): Promise<LongCycle> {
  const [organiser, assessor] = [await asked(world, 'xiaoneng'), await asked(world, 'zuzhi')];
  const made = await organiser<ImportedReply>('POST', '/api/cycles', {
    document: await taken(world, '长.csv', ['指标,考核内容,分值,考核单位', ...rows].join('\n')),
    reading: {},
    title,
    year: '2025',
    subjects: { from: 'list', document: await taken(world, '名单.csv', ['单位', ...bodies].join('\n')) },
  });
  const address = `/api/cycles/${made.cycle.id}`;
  const { scheme, version } = await organiser<SchemeReply>('GET', `${address}/scheme`);
  const signatures = scheme.parameters.map(({ key, choices }) => ({
    key,
    value: choices?.[0]?.value ?? { lines: [{ title: '合格', atLeast: null }], quotas: [] },
    reason: '只为看长的好不好用',
  }));
  await organiser('POST', `${address}/parameters`, { base: version, signatures });
  await organiser('POST', `${address}/opening`, {});
  await organiser('POST', `${address}/marking`, {});
  return {
    cycle: made.cycle.id,
    scheme,
    compute: async (marks) => {
      await assessor('POST', `${address}/marks`, { marks });
      await organiser('POST', `${address}/computations`);
    },
  };
}
