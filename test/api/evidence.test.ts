// Evidence through the server's doors (佐证材料接口): handed in, listed, opened, mended, taken back, by whom it may and by nobody else.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type {
  AlikeReply,
  EvidenceBodiesReply,
  EvidencePieceReply,
  EvidenceReply,
  RowEvidenceReply,
} from '../../src/api/evidence.ts';
import type { JournalReply } from '../../src/api/journal.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import { evidenceMost } from '../../src/domain/evidence.ts';
import { type City, openCity } from '../kit/city.ts';
import { demoOrganiser } from '../kit/demo-store.ts';
import { jpgOf, pdfOf, pngOf, zippedOf } from '../kit/proof.ts';

const one = { city: undefined as City | undefined, own: '', other: '', row: '', foreignRow: '' };
const city = (): City => one.city ?? expect.unreachable();
const own = 'tuiyi';

type Sent = {
  id?: string;
  body?: string;
  file?: string;
  bytes?: Uint8Array;
  as?: string;
  more?: Record<string, string>;
};
function handIn({
  id = randomUUID(),
  body = one.own,
  file = '通知.pdf',
  bytes = pdfOf(id),
  as = own,
  more = {},
}: Sent) {
  const query = new URLSearchParams({ id, body, file, title: file.replace(/\.\w+$/u, ''), ...more });
  return city().call({ method: 'POST', url: `/api/evidence?${query.toString()}`, as, body: bytes });
}
const handedIn = async (sent: Sent): Promise<EvidencePieceReply> => {
  const answer = await handIn(sent);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<EvidencePieceReply>();
};
const get = (url: string, as: string) => city().call({ method: 'GET', url, as });
const post = (url: string, as: string, body: unknown) => city().call({ method: 'POST', url, as, body });
const listOf = async (as: string, body = one.own): Promise<EvidencePieceReply[]> =>
  (await get(`/api/cycles/${city().cycle}/evidence/${body}`, as)).json<EvidenceReply>().pieces;
const codeOf = ({ body, statusCode }: { body: string; statusCode: number }): string =>
  `${statusCode} ${statusCode === 200 ? '' : (JSON.parse(body) as { code: string }).code}`.trim();

beforeAll(async () => {
  one.city = await openCity();
  const { bodies } = (await get(`/api/cycles/${city().cycle}/evidence`, own)).json<EvidenceBodiesReply>();
  one.own = bodies[0]?.body ?? '';
  const all = (await get(`/api/cycles/${city().cycle}/evidence`, 'xiaoneng')).json<EvidenceBodiesReply>().bodies;
  one.other = all.find(({ body }) => body !== one.own)?.body ?? '';
  const { scheme } = (await get(`/api/cycles/${city().cycle}/scheme`, 'xiaoneng')).json<{
    scheme: { root: Tree };
  }>();
  type Tree = { id: string; assessors: string[]; children: Tree[] };
  const nodes = (node: Tree): Tree[] => [node, ...node.children.flatMap(nodes)];
  const rows = nodes(scheme.root).filter(({ assessors }) => assessors.length > 0);
  const { account } = (await get('/api/session', 'zuzhi')).json<{ account: { body: { id: string } } }>();
  const isMarked = ({ assessors }: Tree) => assessors.includes(account.body.id);
  one.row = rows.find(isMarked)?.id ?? '';
  one.foreignRow = rows.find((row) => !isMarked(row))?.id ?? '';
});

test('the subject and its section hand in what is theirs; everybody else is refused', async () => {
  expect([one.own, one.other, one.row, one.foreignRow].every((each) => each !== '')).toBe(true);
  for (const as of ['tuiyi', 'tuiyi-bangongshi']) expect(codeOf(await handIn({ as })), as).toBe('200');
  for (const as of ['tuiyi', 'tuiyi-bangongshi'])
    expect(codeOf(await handIn({ as, body: one.other })), as).toBe('403 not-permitted');
  for (const as of ['xiaoneng', 'zuzhi', 'shenji', 'dangan', 'xitong', 'anquan', 'liuhen'])
    expect(codeOf(await handIn({ as })), as).toBe('403 not-permitted');
});

test('what is said of it is kept with hashes, who and when; the same sent again is the same piece', async () => {
  const id = randomUUID();
  const more = { number: ' 市政办〔2026〕3号 ', issuer: '市政府办公室', date: '2026-01-05' };
  const sent = { id, file: '关于表彰的通知.PDF', bytes: pdfOf('once'), more };
  const piece = await handedIn(sent);
  expect(piece).toMatchObject({
    id,
    version: 1,
    body: one.own,
    title: '关于表彰的通知',
    file: '关于表彰的通知.PDF',
    form: 'pdf',
    size: pdfOf('once').length,
    number: '市政办〔2026〕3号',
    issuer: '市政府办公室',
    date: '2026-01-05',
    state: 'standing',
    by: '周例甲',
    uses: [],
    alike: [],
  });
  const before = (await listOf(own)).length;
  expect(await handedIn(sent)).toEqual(piece);
  expect(await listOf(own)).toHaveLength(before);
  // Under the same id another file is another thing.
  expect(codeOf(await handIn({ ...sent, bytes: pdfOf('twice') }))).toBe('409 version-conflict');
});

test.each([
  ['a web page', 'a.html', Buffer.from('<script>'), '415 file-form-unknown'],
  ['a drawing with script', 'a.svg', Buffer.from('<svg/>'), '415 file-form-unknown'],
  ['an archive', 'a.zip', zippedOf('a', 'b'), '415 file-form-unknown'],
  ['a program', 'a.exe', Buffer.from('MZ'), '415 file-form-unknown'],
  ['no ending at all', 'notice', pdfOf('x'), '415 file-form-unknown'],
  ['another kind under the name', 'a.pdf', pngOf(1), '422 file-form-mismatch'],
  ['a page that calls itself a picture', 'a.png', Buffer.from('<html><script>'), '422 file-form-mismatch'],
  ['an old document renamed', 'a.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '422 file-form-mismatch'],
  ['nothing', 'a.pdf', Buffer.alloc(0), '422 file-empty'],
  ['a pdf', 'a.pdf', pdfOf('a'), '200'],
  ['a pdf behind a few bytes', 'a.pdf', Buffer.concat([Buffer.from('\n\n'), pdfOf('b')]), '200'],
  ['a png', 'a.png', pngOf(2), '200'],
  ['a jpg', 'a.jpg', jpgOf('x'), '200'],
  ['a jpeg', 'a.JPEG', jpgOf('y'), '200'],
  ['a docx', 'a.docx', zippedOf('word/document.xml', 'x'), '200'],
  ['an xlsx', 'a.xlsx', zippedOf('xl/workbook.xml', 'x'), '200'],
  ['an ofd', 'a.ofd', zippedOf('OFD.xml', 'x'), '200'],
])('%s: %s', async (_name, file, bytes, expected) => {
  const before = (await listOf(own)).length;
  expect(codeOf(await handIn({ file, bytes }))).toBe(expected);
  expect((await listOf(own)).length - before).toBe(expected === '200' ? 1 : 0);
});

test('what is longer than allowed is refused in words, said beforehand or not, and nothing of it stays', async () => {
  const before = (await listOf(own)).length;
  const long = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(evidenceMost)]);
  const answer = await handIn({ bytes: long });
  expect(codeOf(answer)).toBe('413 file-too-large');
  expect(answer.json<{ why: string }>().why).toContain('50 MB');
  expect(await listOf(own)).toHaveLength(before);
  const exactly = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(evidenceMost - 9)]);
  expect(codeOf(await handIn({ bytes: exactly }))).toBe('200');
});

test.each([
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\Users\\zhou\\通知.pdf', '通知.pdf'],
  ['/etc/x\n\u0007y.pdf', 'xy.pdf'],
])('the name %j is kept as %s, and leads nowhere', async (file, kept) => {
  const piece = await handedIn({ file, more: { title: '甲' } });
  expect(piece.file).toBe(kept);
  const answer = await get(`/api/evidence/${piece.id}/file`, own);
  expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(kept)}`);
  expect(answer.rawPayload.equals(pdfOf(piece.id))).toBe(true);
});

test('a file goes out to be saved, a preview to be looked at, and neither runs anything', async () => {
  const [pdf, png, docx] = [
    await handedIn({ file: '甲.pdf' }),
    await handedIn({ file: '乙.png', bytes: pngOf(77) }),
    await handedIn({ file: '丙.docx', bytes: zippedOf('word/document.xml', '丙') }),
  ];
  const saved = await get(`/api/evidence/${pdf.id}/file`, own);
  expect(saved.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'no-store',
  });
  expect(saved.headers['content-disposition']).toMatch(/^attachment;/u);
  const shown = await get(`/api/evidence/${png.id}/preview`, own);
  expect(shown.headers['content-type']).toBe('image/png');
  expect(shown.headers['content-security-policy']).toMatch(/^default-src 'none'/u);
  expect(shown.rawPayload.equals(pngOf(77))).toBe(true);
  expect(codeOf(await get(`/api/evidence/${docx.id}/preview`, own))).toBe('404 not-found');
});

test('one piece serves many rows; whoever marks one of them sees it there, and nothing else', async () => {
  const url = (node: string) => `/api/cycles/${city().cycle}/rows/${node}/evidence?subject=${one.own}`;
  const rowPieces = async (node: string, as: string) =>
    (await get(url(node), as)).json<RowEvidenceReply>().pieces.map(({ id }) => id);
  const piece = await handedIn({ more: { cycle: city().cycle, row: one.row } });
  const loose = await handedIn({});
  expect(piece.uses).toEqual([{ cycle: city().cycle, node: one.row, subject: one.own }]);
  expect(await rowPieces(one.row, 'zuzhi')).toEqual([piece.id]);
  expect(codeOf(await get(url(one.foreignRow), 'zuzhi'))).toBe('403 not-permitted');
  expect(codeOf(await get(`/api/evidence/${piece.id}/file`, 'zuzhi'))).toBe('200');
  expect(codeOf(await get(`/api/evidence/${loose.id}/file`, 'zuzhi'))).toBe('404 not-found');
  expect(codeOf(await get(`/api/cycles/${city().cycle}/evidence/${one.own}`, 'zuzhi'))).toBe('403 not-permitted');
  for (const as of ['xiaoneng', 'shenji', 'dangan', 'tuiyi'])
    expect(codeOf(await get(`/api/evidence/${loose.id}/file`, as)), as).toBe('200');
  // More rows, and one less; said twice it is the same.
  const rows = { cycle: city().cycle, add: [one.foreignRow, one.row], drop: [] };
  const both = (await post(`/api/evidence/${piece.id}/rows`, own, rows)).json<EvidencePieceReply>();
  expect(both.uses.map(({ node }) => node).toSorted()).toEqual([one.row, one.foreignRow].toSorted());
  const drop = { cycle: city().cycle, add: [], drop: [one.row] };
  for (const _ of [1, 2])
    expect((await post(`/api/evidence/${piece.id}/rows`, own, drop)).json<EvidencePieceReply>().uses).toHaveLength(1);
  expect(await rowPieces(one.row, 'zuzhi')).toEqual([]);
  expect(codeOf(await get(`/api/evidence/${piece.id}/file`, 'zuzhi'))).toBe('404 not-found');
  const unknown = { cycle: city().cycle, add: ['no-such-row'], drop: [] };
  expect(codeOf(await post(`/api/evidence/${piece.id}/rows`, own, unknown))).toBe('404 not-found');
  expect(codeOf(await post(`/api/evidence/${piece.id}/rows`, 'zuzhi', rows))).toBe('403 not-permitted');
});

test('mended, taken back and restored by versions; who comes second is told', async () => {
  const piece = await handedIn({ more: { cycle: city().cycle, row: one.row } });
  const of = (what: string, body: unknown, as = own) => post(`/api/evidence/${piece.id}/${what}`, as, body);
  const about = { title: '更好的名称', number: '市〔2026〕9号', issuer: null, date: null };
  const mended = (await of('versions', { base: 1, about })).json<EvidencePieceReply>();
  expect(mended).toMatchObject({ version: 2, title: '更好的名称', by: '周例甲', changedBy: '周例甲' });
  expect((await of('versions', { base: 1, about })).json<EvidencePieceReply>()).toEqual(mended);
  expect(codeOf(await of('versions', { base: 1, about: { ...about, title: '别的' } }))).toBe('409 version-conflict');
  expect(codeOf(await of('withdrawal', { base: 2, reason: '' }))).toBe('400 input-invalid');
  for (const as of ['xiaoneng', 'zuzhi', 'dangan'])
    expect(codeOf(await of('withdrawal', { base: 2, reason: '传错' }, as)), as).toBe('403 not-permitted');
  const gone = (await of('withdrawal', { base: 2, reason: '传错了' })).json<EvidencePieceReply>();
  expect(gone).toMatchObject({ version: 3, state: 'withdrawn', reason: '传错了' });
  expect(codeOf(await get(`/api/evidence/${piece.id}/file`, 'zuzhi'))).toBe('404 not-found');
  expect(codeOf(await get(`/api/evidence/${piece.id}/file`, own))).toBe('200');
  expect(codeOf(await of('versions', { base: 3, about }))).toBe('409 in-use');
  const back = (await of('restoration', { base: 3 })).json<EvidencePieceReply>();
  expect(back).toMatchObject({ version: 4, state: 'standing', reason: null, uses: piece.uses });
  expect(codeOf(await get(`/api/evidence/${piece.id}/file`, 'zuzhi'))).toBe('200');
});

test('the same file or document number is told at once: the own by name, another body’s only that it is there', async () => {
  const bytes = pdfOf('shared by two');
  const first = await handedIn({ bytes, file: '原件.pdf', more: { number: '市委 [2026] 1 号' } });
  const again = await handedIn({ bytes, file: '复印.pdf' });
  expect(again.alike).toEqual([
    { by: 'file', isOwn: true, id: first.id, title: '原件', body: expect.stringContaining('退役') as string },
  ]);
  // As a person of the other body would.
  const { deps } = city();
  const foreign = { ...demoOrganiser, account: '二', body: one.other, roles: ['subject' as const] };
  const { addEvidence } = await import('../../src/app/evidence/add.ts');
  const elsewhere = await addEvidence(
    foreign,
    {
      id: randomUUID(),
      body: one.other,
      file: '也是.pdf',
      about: { title: '也是', number: '市委〔2026〕1号', issuer: null, date: null },
      size: null,
      cycle: null,
      rows: [],
      chunks: (async function* () {
        yield bytes;
      })(),
    },
    deps,
  );
  expect(elsewhere.alike.toSorted((a, b) => (a.by < b.by ? -1 : 1))).toEqual([
    { by: 'file', isOwn: false, id: null, title: null, body: null },
    { by: 'file', isOwn: false, id: null, title: null, body: null },
    { by: 'number', isOwn: false, id: null, title: null, body: null },
  ]);
  const seen = (await listOf('xiaoneng', one.other)).find(({ id }) => id === elsewhere.id)?.alike ?? [];
  expect(seen.map(({ title }) => title)).toEqual(expect.arrayContaining(['原件', '复印']));
  expect(seen).toHaveLength(3);
  const { groups } = (await get('/api/evidence/alike', 'xiaoneng')).json<AlikeReply>();
  expect(groups.slice(0, 2).map(({ by, isAcross, pieces }) => [by, isAcross, pieces.length])).toEqual(
    expect.arrayContaining([
      ['file', true, 3],
      ['number', true, 2],
    ]),
  );
  expect(codeOf(await get('/api/evidence/alike', 'jiwei'))).toBe('200');
  for (const as of ['tuiyi', 'zuzhi', 'shenji', 'dangan'])
    expect(codeOf(await get('/api/evidence/alike', as)), as).toBe('403 not-permitted');
  // Taken back, it is like nothing any more.
  await post(`/api/evidence/${again.id}/withdrawal`, own, { base: 1, reason: '重复' });
  const now = (await listOf(own)).find(({ id }) => id === first.id)?.alike ?? [];
  expect(now.map(({ isOwn }) => isOwn)).toEqual([false, false]);
});

test('the journal tells of each step in sentences, and holds the rows', async () => {
  const piece = await handedIn({
    file: '留痕.pdf',
    more: { cycle: city().cycle, row: one.row, number: '甲〔2026〕7号' },
  });
  await post(`/api/evidence/${piece.id}/withdrawal`, own, { base: 1, reason: '换一份' });
  const { entries } = (await get('/api/journal', 'xiaoneng')).json<JournalReply>();
  const [gone, used, added] = entries.map(({ sentence }) => sentence.zh);
  expect(gone).toMatch(/撤回“.*退役.*”的佐证材料“留痕”，理由：换一份$/u);
  expect(used).toMatch(/中把“.*退役.*”的佐证材料“留痕”用于“.+”$/u);
  expect(added).toMatch(/上传“.*退役.*”的佐证材料“留痕”（文件“留痕\.pdf”），文号 甲〔2026〕7号$/u);
  for (let from: number | null = 1; from !== null;) {
    const step: Awaited<ReturnType<typeof checkJournal>> = await checkJournal(demoOrganiser, { from }, city().deps);
    expect(step.fault).toBeNull();
    from = step.next;
  }
});
