// A file as an answer (下载): its bytes under a Chinese name, never shown in the page.
import type { FastifyReply } from 'fastify';

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** `name` may be Chinese; browsers that know no other names get the plain one. */
export function sendFile(
  reply: FastifyReply,
  { name, type, bytes }: { name: string; type: string; bytes: Uint8Array },
) {
  const ending = /\.\w+$/u.exec(name)?.[0] ?? '';
  return reply
    .header(
      'Content-Disposition',
      `attachment; filename="table${ending}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .type(type)
    .send(Buffer.from(bytes));
}
