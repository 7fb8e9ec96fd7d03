// The hash tree over the journal (留痕哈希树) of RFC 6962, section 2.1: roots, inclusion and consistency as pure functions.

/** SHA-256 of bytes: the caller's, so that the domain stays pure. */
export type HashBytes = (bytes: Uint8Array) => Uint8Array;

/**
 * The first `size` leaves, as the roots of the complete subtrees that they consist of, the largest first:
 * so much is enough to add leaves, and to tell the root at any moment.
 */
export type Frontier = { size: number; roots: readonly Uint8Array[] };

export const emptyFrontier: Frontier = { size: 0, roots: [] };

function joined(prefix: number, parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 1));
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A leaf and an inner node can never be taken for each other: their first bytes differ. */
export const leafHash = (hash: HashBytes, entry: Uint8Array): Uint8Array => hash(joined(0, [entry]));
const nodeHash = (hash: HashBytes, left: Uint8Array, right: Uint8Array): Uint8Array => hash(joined(1, [left, right]));

export const isSameHash = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** One leaf more: as many complete subtrees are joined as the binary number of leaves carries. */
export function withLeaf(hash: HashBytes, { size, roots }: Frontier, leaf: Uint8Array): Frontier {
  let added = leaf;
  let left = roots.length;
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
    left -= 1;
    added = nodeHash(hash, roots[left] ?? added, added);
  }
  return { size: size + 1, roots: [...roots.slice(0, left), added] };
}

/** The root over the leaves so far; of none it is the hash of nothing. */
export function rootOf(hash: HashBytes, { roots }: Frontier): Uint8Array {
  const last = roots.at(-1);
  if (last === undefined) return hash(new Uint8Array());
  return roots.slice(0, -1).reduceRight((right, left) => nodeHash(hash, left, right), last);
}

/** The root over hashes of leaves. */
export const treeHash = (hash: HashBytes, leaves: readonly Uint8Array[]): Uint8Array =>
  rootOf(
    hash,
    leaves.reduce((frontier, leaf) => withLeaf(hash, frontier, leaf), emptyFrontier),
  );

/** The largest power of two below `count`: where a tree of more than one leaf is parted. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** The hashes by which whoever has the leaf at `index` (from 0) finds the root over all of `leaves`. */
export function inclusionProof(hash: HashBytes, leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionProof(hash, left, index), treeHash(hash, right)]
    : [...inclusionProof(hash, right, index - split), treeHash(hash, left)];
}

type Included = { leaf: Uint8Array; index: number; size: number; proof: readonly Uint8Array[] };

/** The root that a proof of inclusion leads to; null where it cannot be one. */
function rootBy(hash: HashBytes, { leaf, index, size, proof }: Included): Uint8Array | null {
  if (size <= 1) return size === 1 && index === 0 && proof.length === 0 ? leaf : null;
  const last = proof.at(-1);
  if (last === undefined) return null;
  const split = splitOf(size);
  const rest = { leaf, proof: proof.slice(0, -1) };
  const isLeft = index < split;
  const below = isLeft
    ? rootBy(hash, { ...rest, index, size: split })
    : rootBy(hash, { ...rest, index: index - split, size: size - split });
  if (below === null) return null;
  return isLeft ? nodeHash(hash, below, last) : nodeHash(hash, last, below);
}

/** Whether the leaf stands at `index` in the tree of this size and root. */
export function isIncluded(hash: HashBytes, included: Included, root: Uint8Array): boolean {
  if (included.index < 0 || included.index >= included.size) return false;
  const found = rootBy(hash, included);
  return found !== null && isSameHash(found, root);
}

/** The hashes by which whoever has the root over the first `size` leaves sees that all of `leaves` only added to them. */
export function consistencyProof(hash: HashBytes, leaves: readonly Uint8Array[], size: number): Uint8Array[] {
  return size <= 0 || size >= leaves.length ? [] : subproof(hash, leaves, size, true);
}

/** `isWhole`: the earlier tree is a subtree here, and its root is known to whoever checks. */
function subproof(hash: HashBytes, leaves: readonly Uint8Array[], size: number, isWhole: boolean): Uint8Array[] {
  if (size === leaves.length) return isWhole ? [] : [treeHash(hash, leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return size <= split
    ? [...subproof(hash, left, size, isWhole), treeHash(hash, right)]
    : [...subproof(hash, right, size - split, false), treeHash(hash, left)];
}

type Heads = { before: { size: number; root: Uint8Array }; after: { size: number; root: Uint8Array } };

/** Both roots that a proof of consistency leads to; null where it cannot be one. */
function rootsBy(
  hash: HashBytes,
  [size, whole]: readonly [number, number],
  proof: readonly Uint8Array[],
  known: Uint8Array | null,
): { before: Uint8Array; after: Uint8Array } | null {
  if (size === whole) {
    const [only, ...others] = known === null ? proof : [known, ...proof];
    return only === undefined || others.length > 0 ? null : { before: only, after: only };
  }
  const last = proof.at(-1);
  if (last === undefined) return null;
  const split = splitOf(whole);
  const rest = proof.slice(0, -1);
  if (size <= split) {
    const below = rootsBy(hash, [size, split], rest, known);
    return below === null ? null : { before: below.before, after: nodeHash(hash, below.after, last) };
  }
  const below = rootsBy(hash, [size - split, whole - split], rest, null);
  if (below === null) return null;
  return { before: nodeHash(hash, last, below.before), after: nodeHash(hash, last, below.after) };
}

/** Whether the later tree only added leaves to the earlier one. */
export function isConsistent(hash: HashBytes, { before, after }: Heads, proof: readonly Uint8Array[]): boolean {
  if (before.size < 0 || before.size > after.size) return false;
  // Nothing comes before everything.
  if (before.size === 0) return proof.length === 0 && isSameHash(before.root, hash(new Uint8Array()));
  const found = rootsBy(hash, [before.size, after.size], proof, before.root);
  return found !== null && isSameHash(found.before, before.root) && isSameHash(found.after, after.root);
}
