// A file as an answer (下载): its content under a Chinese name, saved and never shown in the console's own origin.
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

const office = 'application/vnd.openxmlformats-officedocument';
export const fileTypes = {
  xlsx: `${office}.spreadsheetml.sheet`,
  docx: `${office}.wordprocessingml.document`,
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
} as const;
export type FileEnding = keyof typeof fileTypes;

/** What a name ends in says what the file is; anything else is bytes. */
const typeOf = (ending: string): string =>
  ending in fileTypes ? fileTypes[ending as FileEnding] : 'application/octet-stream';

/** `name` may be Chinese; browsers that know no other names get the plain one. */
function named(reply: FastifyReply, name: string): FastifyReply {
  const ending = /\.(\w+)$/u.exec(name)?.[1] ?? '';
  return reply
    .header(
      'Content-Disposition',
      `attachment; filename="table.${ending}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .type(typeOf(ending));
}

export const sendFile = (
  reply: FastifyReply,
  { name, content }: { name: string; content: string | Uint8Array },
): FastifyReply => named(reply, name).send(typeof content === 'string' ? content : Buffer.from(content));

/** For what is too large to be held in memory. */
export const sendStream = (reply: FastifyReply, name: string, stream: Readable): FastifyReply =>
  named(reply, name).send(stream);
