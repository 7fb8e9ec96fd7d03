// What a route answers (答复): described for whoever reads /api, and never run on the answers themselves.
import { z } from 'zod';
import { fileTypes, type FileEnding } from './download.ts';
import { RefusalReply } from './refusal.ts';

type Content = Record<string, { schema: z.ZodType }>;
type Described = { description: string; content: Content };
export type Answer = { status: 200; says: Described } | { status: 204; says: z.ZodType };

/** Bytes have no schema: their content type says what they are. */
const bytes = z.unknown();

/** A JSON document. */
export const json = (schema: z.ZodType, description = '照办了'): Answer => ({
  status: 200,
  says: { description, content: { 'application/json': { schema } } },
});

/** A file to save, of one kind or of one of several; its name stands in Content-Disposition. */
export const file = (...endings: [FileEnding, ...FileEnding[]]): Answer => ({
  status: 200,
  says: {
    description: `文件（${endings.map((ending) => `.${ending}`).join('、')}）`,
    content: Object.fromEntries(endings.map((ending) => [fileTypes[ending], { schema: bytes }])),
  },
});

/** Done, and nothing to say about it. */
export const nothing: Answer = { status: 204, says: z.null() };

/** The body of a request that is a file. */
export const fileBytes = bytes;

const refused = (description: string): Described => ({
  description,
  content: { 'application/json': { schema: RefusalReply } },
});

/** The answers of a route by their status: its own, and the refusals that every route shares. */
export const responsesOf = ({ status, says }: Answer): Record<string, unknown> => ({
  [status]: says,
  '4xx': refused('拒绝：说明是什么、为什么、怎么办'),
  '5xx': refused('服务器的毛病，或者数据库一时不能用'),
});

/** A name for programs that are made from the description: `getCyclesByCycleMarks`. */
export function operationIdOf(method: string, url: string): string {
  const words = url
    .replace(/^\/api\/?/u, '')
    .split(/[/.-]/u)
    .filter((word) => word !== '')
    .map((word) => (word.startsWith(':') ? `by-${word.slice(1)}` : word))
    .flatMap((word) => word.split('-'));
  const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
  return `${method.toLowerCase()}${(words.length === 0 ? ['description'] : words).map(capital).join('')}`;
}
