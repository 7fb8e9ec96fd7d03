// Pointing at the import's table and tree (互相指认): what one shows, the other shows too, and where the keyboard was led from.
import { useCallback, useMemo, useRef, useState } from 'react';
import { anchorsOf, nodesAt } from '../../domain/anchor.ts';
import type { Problem } from '../../domain/problem.ts';
import { isNarrow } from '../frame/narrow.ts';
import type { Spot } from './grid.ts';
import type { Aim } from './source-table.tsx';
import type { VerdictReply } from '../../api/import.ts';

export const views = ['source', 'tree', 'problems', 'decisions', 'changes', 'target'] as const;
export type View = (typeof views)[number];

type Lit = { spots: readonly Spot[]; nodes: ReadonlySet<string> };
const nothing: Lit = { spots: [], nodes: new Set() };

/** `show` brings a view into sight, `hide` takes the table away where only one pane has room. */
export function usePointing(
  sha256: string,
  verdict: VerdictReply | null,
  show: (view: View) => void,
  hide: () => void,
) {
  const [lit, setLit] = useState<Lit>(nothing);
  const [aim, setAim] = useState<Aim | null>(null);
  const [nodeAim, setNodeAim] = useState<{ node: string; turn: number } | null>(null);
  const anchors = useMemo(
    () => (verdict === null ? new Map<string, Spot[]>() : anchorsOf(verdict.scheme, verdict.cells)),
    [verdict],
  );
  const nodesOn = useCallback((spot: Spot) => nodesAt(anchorsOnly(anchors), spot), [anchors]);

  const takeAim = (spots: readonly Spot[], isFlash: boolean, isReached: boolean) =>
    setAim((before) => ({ spots, isFlash, isReached, turn: (before?.turn ?? 0) + 1 }));
  /** Where the keyboard was when it was led to a cell. */
  const origin = useRef<HTMLElement | null>(null);
  const lead = (spots: readonly Spot[]) => {
    const { activeElement } = document;
    const isReached = spots.length > 0 && (isNarrow() || activeElement?.matches(':focus-visible') === true);
    origin.current = isReached && activeElement instanceof HTMLElement ? activeElement : null;
    takeAim(spots, true, isReached);
  };
  const leave = useCallback(() => {
    hide();
    requestAnimationFrame(() => origin.current?.focus());
  }, [hide]);
  const pointCell = useCallback(
    (spot: Spot) => {
      const nodes = nodesOn(spot);
      setLit({ spots: [spot], nodes: new Set(nodes) });
      const node = nodes.at(-1);
      if (node !== undefined) setNodeAim((before) => ({ node, turn: (before?.turn ?? 0) + 1 }));
    },
    [nodesOn],
  );
  const pointNode = (node: string) => {
    const spots = anchors.get(node) ?? [];
    setLit({ spots, nodes: new Set([node]) });
    takeAim(spots, false, false);
  };
  const pickNode = (node: string) => {
    pointNode(node);
    lead(anchors.get(node) ?? []);
    if (isNarrow()) show('source');
  };
  const pickProblem = ({ code, place: { source, node } }: Problem) => {
    if (code === 'subjects-missing') {
      show('target');
      return;
    }
    const spots =
      source !== null && source.sha256 === sha256 ? [source] : node === null ? [] : (anchors.get(node) ?? []);
    const [first] = spots;
    const nodes = node !== null ? [node] : first === undefined ? [] : nodesOn(first);
    setLit({ spots, nodes: new Set(nodes) });
    lead(spots);
    if (first === undefined && node !== null) setNodeAim((before) => ({ node, turn: (before?.turn ?? 0) + 1 }));
    if (isNarrow()) show(first === undefined ? 'tree' : 'source');
  };
  return { lit, aim, nodeAim, takeAim, leave, pointCell, pointNode, pickNode, pickProblem };
}

/** Spots are as much of a source as it takes to know whether it covers a position. */
const anchorsOnly = (anchors: ReadonlyMap<string, readonly Spot[]>) => anchors as Parameters<typeof nodesAt>[0];
