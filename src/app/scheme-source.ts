// Where a scheme was read from (方案的出处): cells and words of the document are the import's to say, and an edit keeps or loses them.
import { canonical } from '../domain/canonical.ts';
import { labelOf } from '../domain/display.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Node, nodesOf, type Parameter, type Scheme } from '../domain/scheme.ts';
import type { Tx } from '../store/database.ts';
import { earlierNodes, parameterVersions } from '../store/scheme.ts';

type Read = { label: string; key: string };

/** A row and a parameter have their own source; a copied row brings along who is admitted, as the document lists them. */
const readIn = (nodes: Iterable<Node>, parameters: readonly Parameter[]): Read[] => [
  ...[...nodes].flatMap((node): Read[] => {
    const { id, source, admitted } = node;
    const label = labelOf(node);
    return [
      ...(source === null ? [] : [{ label, key: canonical({ id, source }) }]),
      ...(admitted === null || admitted.source === null ? [] : [{ label, key: canonical({ admitted }) }]),
    ];
  }),
  ...parameters.flatMap(({ key, title, source }): Read[] =>
    source === null ? [] : [{ label: title, key: canonical({ key, source }) }],
  ),
];

const readFrom = ({ root, parameters }: Scheme): Read[] => readIn(nodesOf(root), parameters);

function without(reads: readonly Read[], known: readonly Read[]): Read[] {
  const keys = new Set(known.map(({ key }) => key));
  return reads.filter(({ key }) => !keys.has(key));
}

/** Each source is that of the same row or parameter in some version, or none. Throws `source-unknown`. */
export async function insistOnKnownSources(tx: Tx, cycle: string, before: Scheme, after: Scheme): Promise<void> {
  const fresh = without(readFrom(after), readFrom(before));
  if (fresh.length === 0) return;
  const ids = [...nodesOf(after.root)].map(({ id }) => id);
  const parameters = (await parameterVersions(tx, cycle)).map(({ parameter }) => parameter);
  const unknown = without(fresh, readIn(await earlierNodes(tx, cycle, ids), parameters));
  if (unknown.length === 0) return;
  const labels = unknown.slice(0, 5).map(({ label }) => `“${label}”`);
  throw new Refusal('source-unknown', {
    what: '方案没有保存。',
    why: `${labels.join('、')}${unknown.length > 5 ? '等' : ''}的出处与以前各版都不同，而出处只由导入原表得来。`,
    next: '新增的项请不写出处；原有的项请保留原来的出处，再保存。',
    english: `Not saved: ${unknown.length} source(s) are in no earlier version. Only an import says where a thing was read: keep the source, or send null.`,
  });
}
