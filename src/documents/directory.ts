// The directory of bodies (单位名录): under which names documents speak of the usual offices of a city.
import { z } from 'zod';
import { simplified } from './traditional.ts';
import shippedDirectory from './directory.json' with { type: 'json' };

/** `title` and `names` without the place (市, 县) in front; `id` is what a scheme calls the body. */
export const DirectoryBody = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  names: z.array(z.string().min(1)),
});
export type DirectoryBody = z.infer<typeof DirectoryBody>;

export const Directory = z.strictObject({
  format: z.literal('plumbline/directory/1'),
  bodies: z.array(DirectoryBody),
});
export type Directory = z.infer<typeof Directory>;

export const shipped: Directory = Directory.parse(shippedDirectory);

/** The user's entries go before the shipped ones: an equal id replaces, an equal name wins. */
export function extend(base: Directory, own: Directory): Directory {
  const ids = new Set(own.bodies.map((body) => body.id));
  return { format: base.format, bodies: [...own.bodies, ...base.bodies.filter((body) => !ids.has(body.id))] };
}

/** No office has a longer name; longer texts are not looked into. */
export const nameMax = 60;

/** White space out, brackets and letters in one width, signs simplified. */
export const plainName = (name: string): string =>
  simplified(name.normalize('NFKC'))
    .replace(/[\s\u3000]+/gu, '')
    .replace(/[〔［【[]/gu, '(')
    .replace(/[〕］】\]]/gu, ')');

/** Place names that may stand before the office: 示范市…, 市…, 某某县…; an office of the province is another one. */
const places =
  /^(?:(?![市县区])(?:(?![局委办部科室处院会府协省]|人大)\p{Script=Han}){2,8}?[市县区州盟旗]|[市县区州盟旗本我])(?=.{2})/u;

export type Lookup = {
  (name: string): DirectoryBody | null;
  /** Whether this very name stands in the directory. */
  readonly exactly: (name: string) => boolean;
};

/** Finds a body by any of its names, with or without the place in front or a second name in brackets. */
export function lookupIn(directory: Directory): Lookup {
  const known = new Map<string, DirectoryBody>();
  for (const body of directory.bodies) {
    for (const name of [body.title, ...body.names]) {
      const key = plainName(name);
      if (!known.has(key)) known.set(key, body);
    }
  }
  const find = (name: string): DirectoryBody | null => {
    for (let rest = name; ;) {
      const body = known.get(rest);
      if (body !== undefined) return body;
      const shorter = rest.replace(places, '');
      if (shorter === rest) return null;
      rest = shorter;
    }
  };
  const lookup = (name: string) => {
    if (name.length > nameMax) return null;
    const plain = plainName(name);
    return find(plain) ?? find(plain.replace(/\(.*?\)/gu, ''));
  };
  return Object.assign(lookup, { exactly: (name: string) => known.has(plainName(name)) });
}
