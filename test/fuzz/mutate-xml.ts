// Mutators of XML (XML 变异): elements, tags and attributes removed, doubled, moved, exchanged.
import type { Random } from './random.ts';

export type TextMutator = (text: string, random: Random) => string;

const values = [
  '',
  '0',
  '-1',
  '1',
  '3',
  '63',
  '64',
  '1024',
  '999999999',
  '1e9',
  'restart',
  'continue',
  'A1:XFD1048576',
  'ZZZ9',
  '&#0;',
  's',
  'inlineStr',
  '甲',
];
const bits = [
  '<w:tbl>',
  '</w:tbl>',
  '<w:tc>',
  '</w:tc>',
  '<w:p/>',
  '<w:vMerge/>',
  '<w:gridSpan w:val="9"/>',
  '<w:br/>',
  '<w:del>',
  '<c r="C9"><v>1e400</v></c>',
  '<mergeCell ref="A1:C3"/>',
  '<!DOCTYPE a>',
  '&lol;',
  ']]>',
  '<![CDATA[x]]>',
  '<!-- -->',
  '<?x y?>',
];

/** Elements, tags and attributes of XML; the result need not be well-formed. */
export const xmlChanges: TextMutator[] = [
  (text, random) => onElement(text, random, () => ''),
  (text, random) => onElement(text, random, (element) => element + element),
  (text, random) =>
    onElement(text, random, (element) => element.repeat(1 + Math.min(200, Math.floor(500_000 / element.length)))),
  (text, random) => onElement(text, random, (element) => `<w:sdt><w:sdtContent>${element}</w:sdtContent></w:sdt>`),
  (text, random) => moveElement(text, random),
  (text, random) => onMatch(text, /="[^"]*"/gu, random, () => `="${random.pick(values)}"`),
  (text, random) => swapAttributes(text, random),
  (text, random) => onMatch(text, /<[^>]*>/gu, random, () => ''),
  (text, random) => onMatch(text, /<[^>]*>/gu, random, (tag) => tag + random.pick(bits)),
  (text, random) =>
    onMatch(text, /<\/?[a-z]+:?[a-zA-Z]+/gu, random, (tag) =>
      tag.replace(/[a-zA-Z]+$/u, random.pick(['tc', 'tr', 'tbl', 'p', 'c', 'row', 'x'])),
    ),
];

/** A random element with all that is in it; the nesting of equal names is followed. */
function findElement(text: string, random: Random): { from: number; to: number } | null {
  const tags = [...text.matchAll(/<([\w:]+)(?=[\s>/])/gu)];
  if (tags.length === 0) return null;
  const start = random.pick(tags);
  const [from, name = ''] = [start.index, start[1]];
  const same = new RegExp(`<(/?)${name}(?=[\\s>/])[^>]*?(/?)>`, 'gu');
  same.lastIndex = from;
  let depth = 0;
  for (let tag = same.exec(text); tag !== null; tag = same.exec(text)) {
    if (tag[1] === '/') depth -= 1;
    else if (tag[2] !== '/') depth += 1;
    if (depth <= 0) return { from, to: same.lastIndex };
  }
  return null;
}

function onElement(text: string, random: Random, change: (element: string) => string): string {
  const place = findElement(text, random);
  if (place === null) return text;
  return text.slice(0, place.from) + change(text.slice(place.from, place.to)) + text.slice(place.to);
}

function moveElement(text: string, random: Random): string {
  const place = findElement(text, random);
  if (place === null) return text;
  const element = text.slice(place.from, place.to);
  const rest = text.slice(0, place.from) + text.slice(place.to);
  const borders = [...rest.matchAll(/>(?=<)/gu)];
  const at = borders.length === 0 ? 0 : random.pick(borders).index + 1;
  return rest.slice(0, at) + element + rest.slice(at);
}

function onMatch(text: string, pattern: RegExp, random: Random, change: (words: string) => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const match = random.pick(found);
  return text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length);
}

function swapAttributes(text: string, random: Random): string {
  const found = [...text.matchAll(/="[^"]*"/gu)];
  if (found.length < 2) return text;
  const [one, other] = [random.pick(found), random.pick(found)].toSorted((a, b) => a.index - b.index) as [
    RegExpExecArray,
    RegExpExecArray,
  ];
  if (one.index === other.index) return text;
  const between = text.slice(one.index + one[0].length, other.index);
  return text.slice(0, one.index) + other[0] + between + one[0] + text.slice(other.index + other[0].length);
}
