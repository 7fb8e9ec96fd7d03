// The hash tree (留痕哈希树测试): against the definition of RFC 6962 written down naively, and vectors computed elsewhere.
import { createHash } from 'node:crypto';
import { array, assert, double, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  consistencyProof,
  emptyFrontier,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  rootOf,
  treeHash,
  withLeaf,
} from './merkle.ts';

const hash = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** MTH of RFC 6962, 2.1, word by word over the entries. */
function naive(entries: readonly Uint8Array[]): Buffer {
  const [only] = entries;
  if (only === undefined) return createHash('sha256').digest();
  if (entries.length === 1)
    return createHash('sha256')
      .update(Buffer.concat([Buffer.from([0]), only]))
      .digest();
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  const parts = [Buffer.from([1]), naive(entries.slice(0, k)), naive(entries.slice(k))];
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

/** The entries and roots of the Certificate Transparency project's own tests. */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((each) => Buffer.from(each, 'hex'));
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = (of: readonly Uint8Array[]): Uint8Array[] => of.map((each) => leafHash(hash, each));

test.each(roots.map((root, at) => [at + 1, root] as const))('the root over %i entries', (size, root) => {
  expect(hex(treeHash(hash, leaves(entries.slice(0, size))))).toBe(root);
  expect(hex(naive(entries.slice(0, size)))).toBe(root);
});

test('the root over nothing is the hash of nothing', () => {
  expect(hex(rootOf(hash, emptyFrontier))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

const logs = array(uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 70 });
const place = double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const within = (share: number, count: number): number => Math.floor(share * count);

describe('whatever the entries are', () => {
  test('one leaf after another gives the root of the definition', () => {
    assert(
      property(logs, (log) => {
        let frontier = emptyFrontier;
        for (const [at, leaf] of leaves(log).entries()) {
          frontier = withLeaf(hash, frontier, leaf);
          expect(hex(rootOf(hash, frontier))).toBe(hex(naive(log.slice(0, at + 1))));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a proof of inclusion is believed at its place, of its leaf, and nowhere else', () => {
    assert(
      property(logs, place, place, (log, share, other) => {
        const all = leaves(log);
        const [index, elsewhere] = [within(share, all.length), within(other, all.length)];
        const proof = inclusionProof(hash, all, index);
        const included = { leaf: all[index] ?? hash(new Uint8Array()), index, size: all.length, proof };
        const root = naive(log);
        expect(isIncluded(hash, included, root)).toBe(true);
        expect(isIncluded(hash, { ...included, leaf: hash(included.leaf) }, root)).toBe(false);
        expect(isIncluded(hash, { ...included, index: all.length }, root)).toBe(false);
        expect(isIncluded(hash, { ...included, proof: [...proof, root] }, root)).toBe(false);
        const isSame = hex(all[elsewhere] ?? root) === hex(included.leaf) || elsewhere === index;
        expect(isIncluded(hash, { ...included, index: elsewhere }, root) && !isSame).toBe(false);
        expect(proof.length > 0 && isIncluded(hash, { ...included, proof: proof.slice(1) }, root)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test('a proof of consistency is believed of what was only added to, and of nothing that was altered', () => {
    assert(
      property(logs, place, place, (log, share, altered) => {
        const all = leaves(log);
        const size = within(share, all.length) + 1;
        const before = { size, root: naive(log.slice(0, size)) };
        const after = { size: all.length, root: naive(log) };
        const proof = consistencyProof(hash, all, size);
        expect(isConsistent(hash, { before, after }, proof)).toBe(true);
        const forged = log.map((entry, at) =>
          at === within(altered, size) ? Buffer.concat([entry, entry, Buffer.from('x')]) : entry,
        );
        const rewritten = { size: all.length, root: naive(forged) };
        const anew = consistencyProof(hash, leaves(forged), size);
        expect(isConsistent(hash, { before, after: rewritten }, anew)).toBe(false);
        expect(isConsistent(hash, { before, after: rewritten }, proof)).toBe(false);
        expect(isConsistent(hash, { before, after: { ...after, size: size - 1 } }, proof)).toBe(false);
        expect(isConsistent(hash, { before, after }, [...proof, after.root])).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
