// A file as an answer (下载): its content under a Chinese name, saved and never shown in the console's own origin.
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { type EvidenceForm, evidenceForms } from '../domain/evidence.ts';

const office = 'application/vnd.openxmlformats-officedocument';
export const fileTypes = {
  xlsx: `${office}.spreadsheetml.sheet`,
  docx: `${office}.wordprocessingml.document`,
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  bin: 'application/octet-stream',
  ics: 'text/calendar; charset=utf-8',
} as const;
export type FileEnding = keyof typeof fileTypes;

/** What a name ends in says what the file is; anything else is bytes. */
const typeOf = (ending: string): string =>
  ending in fileTypes ? fileTypes[ending as FileEnding] : 'application/octet-stream';

/** `name` may be Chinese; browsers that know no other names get the plain one. */
export function sendFile(
  reply: FastifyReply,
  { name, content }: { name: string; content: string | Uint8Array },
): FastifyReply {
  const ending = /\.(\w+)$/u.exec(name)?.[1] ?? '';
  return reply
    .header(
      'Content-Disposition',
      `attachment; filename="table.${ending}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .type(typeOf(ending))
    .send(typeof content === 'string' ? content : Buffer.from(content));
}

type Streamed = { chunks: AsyncIterable<Uint8Array>; size?: number };

/** Sends bytes as they come; a fault on the way breaks the answer off, so that nobody takes a part for the whole. */
function streamed(reply: FastifyReply, { chunks, size }: Streamed): FastifyReply {
  if (size !== undefined) void reply.header('Content-Length', size);
  return reply.send(Readable.from(chunks, { objectMode: false }));
}

/** To save, under its own name. Whatever somebody uploaded is never run in the console's own origin. */
export function sendStream(reply: FastifyReply, { name, ...bytes }: { name: string } & Streamed): FastifyReply {
  const ending = /\.(\w+)$/u.exec(name)?.[1] ?? '';
  const disposition = `attachment; filename="file.${ending}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  void reply
    .header('Content-Disposition', disposition)
    .header('Content-Security-Policy', `default-src 'none'; sandbox`)
    .type(ending === 'zip' ? fileTypes.zip : 'application/octet-stream');
  return streamed(reply, bytes);
}

/** To be looked at on a page of our own: nothing of it runs or fetches. */
export function showStream(reply: FastifyReply, { form, ...bytes }: { form: EvidenceForm } & Streamed): FastifyReply {
  void reply
    .header('Content-Disposition', 'inline')
    .header('Content-Security-Policy', `default-src 'none'; frame-ancestors 'self'; sandbox`)
    .type(evidenceForms[form].media);
  return streamed(reply, bytes);
}
