// Evidence over HTTP (佐证材料): handed in as a stream, listed, opened, mended, taken back, and all of a body as one zip.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { addEvidence } from '../app/evidence/add.ts';
import { type AlikeGroup, listAlike } from '../app/evidence/alike.ts';
import { exportEvidence } from '../app/evidence/archive.ts';
import { correctEvidence, restoreEvidence, withdrawEvidence } from '../app/evidence/change.ts';
import type { EvidencePiece } from '../app/evidence/piece.ts';
import {
  type BodyEvidence,
  type EvidenceBody,
  listEvidenceBodies,
  openEvidence,
  readEvidence,
  readRowEvidence,
} from '../app/evidence/read.ts';
import { changeEvidenceRows } from '../app/evidence/row.ts';
import { EvidenceAbout } from '../domain/evidence.ts';
import { file, json } from './answer.ts';
import { sendStream, showStream } from './download.ts';
import { replies } from './reply.ts';
import { route } from './route.ts';
import { Base, InCycle } from './scheme.ts';

export type EvidencePieceReply = EvidencePiece;
export type EvidenceBodiesReply = { bodies: EvidenceBody[] };
export type EvidenceReply = BodyEvidence;
export type RowEvidenceReply = { pieces: EvidencePiece[] };
export type AlikeReply = { groups: AlikeGroup[] };

const Id = z.string().max(64);
const Nodes = z.array(Id).max(500);
const OfPiece = z.strictObject({ id: Id });
/** Fields of a query are text: an empty one says nothing. */
const OrNothing = z.string().max(100).optional();

const HandIn = z.strictObject({
  id: z.uuid(),
  body: Id,
  file: z.string().trim().min(1).max(300),
  title: EvidenceAbout.shape.title,
  number: OrNothing,
  issuer: OrNothing,
  date: z.iso.date().optional(),
  cycle: Id.optional(),
  row: z.union([Id, Nodes]).optional(),
});

const orNull = (text: string | undefined): string | null => (text?.trim() ?? '') || null;
const rowsIn = (row: string | string[] | undefined): string[] =>
  row === undefined ? [] : Array.isArray(row) ? row : [row];

/** Null where it is not said: then it is counted while it comes. */
function sizeOf({ headers }: FastifyRequest): number | null {
  const said = headers['content-length'];
  return said === undefined ? null : Number(said);
}

/** What is refused on the way is read to its end all the same: a connection that is cut would not hear why. */
async function whole<T>({ raw }: FastifyRequest, work: (chunks: AsyncIterable<Uint8Array>) => Promise<T>): Promise<T> {
  try {
    return await work(raw.iterator({ destroyOnReturn: false }));
  } finally {
    raw.resume();
  }
}

/** In a context of their own: here the bytes of a file are not gathered in memory before the route is asked. */
export async function evidenceRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(async (scope) => {
    scope.removeContentTypeParser('application/octet-stream');
    scope.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null));
    handInRoute(scope, deps);
  });
  readRoutes(app, deps);
  fileRoutes(app, deps);
  changeRoutes(app, deps);
}

function handInRoute(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'evidence:add',
    {
      method: 'POST',
      url: '/api/evidence',
      summary: '上传一份佐证材料（字节）；同一 id 再传一次是同一份',
      answer: json(replies.evidencePiece),
      query: HandIn,
      isBytes: true,
      // The verb refuses by itself what is too large, in words of its own.
      bytesMax: Number.MAX_SAFE_INTEGER,
    },
    (actor, { query, request }): Promise<EvidencePieceReply> => {
      const { id, body, file: name, title, number, issuer, date, cycle, row } = query;
      const about = { title, number: orNull(number), issuer: orNull(issuer), date: date ?? null };
      return whole(request, (chunks) =>
        addEvidence(
          actor,
          {
            id,
            body,
            file: name,
            about,
            size: sizeOf(request),
            cycle: cycle ?? null,
            rows: rowsIn(row),
            chunks,
          },
          deps,
        ),
      );
    },
  );
}

function readRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/cycles/:cycle/evidence';
  const OfBody = InCycle.extend({ body: Id });
  route(
    app,
    'evidence:read',
    {
      method: 'GET',
      url,
      summary: '各单位佐证材料的份数；只能看本单位的，只列本单位',
      answer: json(replies.evidenceBodies),
      params: InCycle,
    },
    async (actor, { params }): Promise<EvidenceBodiesReply> => ({
      bodies: await listEvidenceBodies(actor, params, deps),
    }),
  );
  route(
    app,
    'evidence:read',
    {
      method: 'GET',
      url: `${url}/:body`,
      summary: '一个单位的全部佐证材料，新的在前；撤回的也在',
      answer: json(replies.evidence),
      params: OfBody,
    },
    (actor, { params }): Promise<EvidenceReply> => readEvidence(actor, params, deps),
  );
  route(
    app,
    'evidence:read',
    {
      method: 'GET',
      url: `${url}/:body/archive.zip`,
      summary: '一个单位的全部佐证材料，按指标分文件夹打包，附目录和哈希',
      answer: file('zip'),
      params: OfBody,
    },
    async (actor, { params, reply }) => sendStream(reply, await exportEvidence(actor, params, deps)),
  );
  route(
    app,
    'evidence:open',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/rows/:node/evidence',
      summary: '一个单位用于一行指标的佐证材料；考评单位只看自己评的行',
      answer: json(replies.rowEvidence),
      params: InCycle.extend({ node: Id }),
      query: z.strictObject({ subject: Id.optional() }),
    },
    async (actor, { params, query }): Promise<RowEvidenceReply> => ({
      pieces: await readRowEvidence(actor, { ...params, subject: query.subject ?? actor.body ?? '' }, deps),
    }),
  );
  route(
    app,
    'evidence:compare',
    {
      method: 'GET',
      url: '/api/evidence/alike',
      summary: '同一文件、同一文号交了几次的佐证材料',
      answer: json(replies.alike),
    },
    async (actor): Promise<AlikeReply> => ({ groups: await listAlike(actor, deps) }),
  );
}

function fileRoutes(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'evidence:open',
    {
      method: 'GET',
      url: '/api/evidence/:id/file',
      summary: '下载一份佐证材料的文件',
      answer: file('bin'),
      params: OfPiece,
    },
    async (actor, { params, reply }) => {
      const { name, file: kept } = await openEvidence(actor, { ...params, isShown: false }, deps);
      return sendStream(reply, { name, chunks: kept.chunks(), size: kept.size });
    },
  );
  route(
    app,
    'evidence:open',
    {
      method: 'GET',
      url: '/api/evidence/:id/preview',
      summary: '预览一份佐证材料：pdf 和图片',
      answer: file('pdf', 'png', 'jpg'),
      params: OfPiece,
    },
    async (actor, { params, reply }) => {
      const { form, file: kept } = await openEvidence(actor, { ...params, isShown: true }, deps);
      return showStream(reply, { form, chunks: kept.chunks(), size: kept.size });
    },
  );
}

function changeRoutes(app: FastifyInstance, deps: Deps): void {
  const of = '/api/evidence/:id';
  route(
    app,
    'evidence:add',
    {
      method: 'POST',
      url: `${of}/versions`,
      summary: '修改名称、文号、发文单位、日期，存为下一版；以 base 之后没有别人修改为条件',
      answer: json(replies.evidencePiece),
      params: OfPiece,
      body: z.strictObject({ base: Base.positive(), about: EvidenceAbout }),
    },
    (actor, { params, body }): Promise<EvidencePieceReply> => correctEvidence(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'evidence:add',
    {
      method: 'POST',
      url: `${of}/rows`,
      summary: '这份材料用于一个年度的哪些行：加上的、去掉的',
      answer: json(replies.evidencePiece),
      params: OfPiece,
      body: z.strictObject({ cycle: Id, add: Nodes, drop: Nodes }),
    },
    (actor, { params, body }): Promise<EvidencePieceReply> => changeEvidenceRows(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'evidence:withdraw',
    {
      method: 'POST',
      url: `${of}/withdrawal`,
      summary: '撤回一份佐证材料，说明理由；文件和经过都留着',
      answer: json(replies.evidencePiece),
      params: OfPiece,
      body: z.strictObject({ base: Base.positive(), reason: z.string().trim().min(1).max(500) }),
    },
    (actor, { params, body }): Promise<EvidencePieceReply> => withdrawEvidence(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'evidence:withdraw',
    {
      method: 'POST',
      url: `${of}/restoration`,
      summary: '恢复撤回的佐证材料',
      answer: json(replies.evidencePiece),
      params: OfPiece,
      body: z.strictObject({ base: Base.positive() }),
    },
    (actor, { params, body }): Promise<EvidencePieceReply> => restoreEvidence(actor, { ...params, ...body }, deps),
  );
}
