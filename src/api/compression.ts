// Large answers travel packed (压缩传输): JSON and pages by gzip, for whoever takes it.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const pack = promisify(gzip);
/** Below this, packing costs more than it saves. */
const leastLength = 4096;
/** The fast end: of megabytes of JSON little more would be saved, and others wait. */
const level = 4;

export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    if (typeof payload !== 'string' || payload.length < leastLength) return payload;
    void reply.header('Vary', 'Accept-Encoding');
    if (!/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/u.test(request.headers['accept-encoding'] ?? '')) return payload;
    const packed = await pack(payload, { level });
    void reply.header('Content-Encoding', 'gzip').removeHeader('Content-Length');
    return packed;
  });
}
