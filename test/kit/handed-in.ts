// Some evidence in a running city (已交的佐证材料): of the bureau whose people the demonstration names, on its first rows.
import { randomUUID } from 'node:crypto';
import { pdfOf, pngOf } from './proof.ts';
import { loggedIn } from './browser.ts';
import type { World } from './world.ts';

const body = 'tuiyi';
type Tree = { id: string; kind: string; children: Tree[] };
const rowsIn = (node: Tree): string[] =>
  node.children.some(({ kind }) => kind !== 'part') ? node.children.flatMap(rowsIn) : [node.id];

const given = [
  { file: '关于表彰先进单位的通报.pdf', bytes: pdfOf('Notice 2022-12'), number: '示范政〔2022〕12号', rows: [0, 2] },
  { file: '党组理论学习中心组学习记录.pdf', bytes: pdfOf('Minutes of 2022'), number: '', rows: [1] },
  { file: '走访慰问照片.png', bytes: pngOf(190, 300), number: '', rows: [] },
  { file: '通报（扫描件）.pdf', bytes: pdfOf('Notice 2022-12'), number: '', rows: [] },
];

export async function handInSome(world: World): Promise<void> {
  const context = await world.browser.newContext();
  const { url } = world.server;
  await loggedIn(context, url, 'tuiyi');
  const scheme = await context.request.get(`${url}/api/cycles/${world.cycle}/scheme`);
  const rows = rowsIn(((await scheme.json()) as { scheme: { root: Tree } }).scheme.root);
  for (const { file, bytes, number, rows: at } of given) {
    const query = new URLSearchParams({ id: randomUUID(), body, file, title: file.replace(/\.\w+$/u, ''), number });
    query.set('cycle', world.cycle);
    for (const index of at) query.append('row', rows[index] ?? '');
    const headers = { origin: url, 'content-type': 'application/octet-stream' };
    const answer = await context.request.post(`${url}/api/evidence?${query.toString()}`, { data: bytes, headers });
    if (!answer.ok()) throw new Error(await answer.text());
  }
  await context.close();
}
