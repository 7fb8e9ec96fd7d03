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
  /**
   * Whether two names that lead to one body are of offices of two places (市财政局, 某某县财政局), and so of two bodies
   * after all. A name without a place may be of any.
   */
  readonly isElsewhere: (one: string, other: string) => boolean;
};

/** A known name that has its place inside: 市委办, 县直机关工委, 团市委; not 市场监管局, 区域协作办. */
const placeInside = /^(?:团|中共)?([市县区州盟旗])(?=委|政|人大|人民|纪委|直|督查|绩效|档案|公安|医院)/u;

/** Finds a body by any of its names, with or without the place in front or a second name in brackets. */
export function lookupIn(directory: Directory): Lookup {
  const known = new Map<string, DirectoryBody>();
  for (const body of directory.bodies) {
    for (const name of [body.title, ...body.names]) {
      const key = plainName(name);
      if (!known.has(key)) known.set(key, body);
    }
  }
  /** The body with the place that stands before its name. */
  const find = (name: string): { body: DirectoryBody; place: string } | null => {
    for (let rest = name; ;) {
      const body = known.get(rest);
      const place = name.slice(0, name.length - rest.length);
      if (body !== undefined) return { body, place: place + (placeInside.exec(rest)?.[1] ?? '') };
      const shorter = rest.replace(places, '');
      if (shorter === rest) return null;
      rest = shorter;
    }
  };
  const found = (name: string) => {
    if (name.length > nameMax) return null;
    const plain = plainName(name);
    return find(plain) ?? find(plain.replace(/\(.*?\)/gu, ''));
  };
  const placeOf = (name: string): string => found(name)?.place ?? '';
  return Object.assign((name: string) => found(name)?.body ?? null, {
    exactly: (name: string) => known.has(plainName(name)),
    isElsewhere: (one: string, other: string) =>
      !placeOf(one).endsWith(placeOf(other)) && !placeOf(other).endsWith(placeOf(one)),
  });
}
