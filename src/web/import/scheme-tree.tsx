// The scheme that was read, as a tree (方案树): kind, points and assessors of each node; pointing at one shows where it stands in the table.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { valueText } from '../../domain/policy-value.ts';
import { isOpen, type Node, type Scheme } from '../../domain/scheme.ts';
import { isReference } from '../../domain/setting.ts';
import { bodyTitles } from '../../domain/title.ts';
import { useWords } from '../language.ts';
import { longFrom } from '../state/long.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';

type Props = {
  scheme: Scheme;
  lit: ReadonlySet<string>;
  /** The node to bring into view, and how often it was asked for. */
  aim: { node: string; turn: number } | null;
  onPoint: (node: string) => void;
  onPick: (node: string) => void;
};

type Line = { node: Node; level: number };

const linesOf = (node: Node, level: number): Line[] => [
  { node, level },
  ...node.children.flatMap((child) => linesOf(child, level + 1)),
];

export function SchemeTree({ scheme, lit, aim, onPoint, onPick }: Props) {
  const t = useWords({ zh, en });
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(scheme.root, 1), [scheme]);
  const [active, setActive] = useState(0);
  const isLong = lines.length > longFrom;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 52,
    overscan: 8,
    enabled: isLong,
  });
  const reach = (index: number, isFocused: boolean) => {
    const find = () => box.current?.querySelector<HTMLElement>(`[data-line="${index}"]`) ?? null;
    if (isLong && find() === null) virtual.scrollToIndex(index, { align: 'center' });
    requestAnimationFrame(() => {
      const element = find();
      if (isFocused) element?.focus();
      else scrollInside(box.current, element);
    });
  };
  const wanted = aim === null ? -1 : lines.findIndex(({ node }) => node.id === aim.node);
  const turn = aim?.turn;
  useEffect(() => {
    if (wanted >= 0) reach(wanted, false);
    // Each aim is followed once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, turn]);
  const press = (event: KeyboardEvent, index: number) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const node = lines[index]?.node.id;
      if (node !== undefined) onPick(node);
      return;
    }
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (next === undefined || next < 0 || next >= lines.length) return;
    event.preventDefault();
    setActive(next);
    reach(next, true);
  };
  const bodies = useMemo(() => bodyTitles(scheme), [scheme]);
  const pointsOf = useMemo(() => pointsTeller(scheme), [scheme]);
  const item = ({ node, level }: Line, index: number) => {
    const points = pointsOf(node);
    return (
      <div
        key={node.id}
        role="treeitem"
        aria-level={level}
        aria-selected={lit.has(node.id)}
        data-line={index}
        tabIndex={index === Math.min(active, lines.length - 1) ? 0 : -1}
        className={`read-node is-${node.kind}${lit.has(node.id) ? ' is-lit' : ''}`}
        style={{ paddingLeft: 8 + (level - 1) * 16 }}
        onMouseEnter={() => onPoint(node.id)}
        onFocus={() => {
          setActive(index);
          onPoint(node.id);
        }}
        onClick={() => onPick(node.id)}
        onKeyDown={(event) => press(event, index)}
      >
        <span className="node-kind">{t.kinds[node.kind]}</span>
        <span className="node-title">
          {[node.number, node.title].filter((part) => part !== null && part !== '').join(' ')}
        </span>
        {points !== null && (
          <span className={points === '' ? 'node-points is-open' : 'node-points digits'}>
            {points === '' ? t.tree.open : t.tree.points(points)}
          </span>
        )}
        {node.assessors.length > 0 && (
          <span className="node-assessors">
            {t.tree.assessors(node.assessors.map((id) => bodies.get(id) ?? id).join(t.decisions.comma))}
          </span>
        )}
      </div>
    );
  };
  return (
    <div ref={box} className="read-tree" role="tree" aria-label={t.tree.label}>
      {isLong ? (
        <div role="presentation" className="read-tree-long" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index];
            return (
              line !== undefined && (
                <div
                  key={key}
                  role="presentation"
                  ref={virtual.measureElement}
                  data-index={index}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {item(line, index)}
                </div>
              )
            );
          })}
        </div>
      ) : (
        lines.map(item)
      )}
    </div>
  );
}

/** Null: the node has none. Empty: somebody has to sign them first. */
function pointsTeller({ parameters }: Scheme): (node: Node) => string | null {
  const byKey = new Map(parameters.map((parameter) => [parameter.key, parameter]));
  return ({ points }) => {
    if (!isReference(points)) return points;
    const parameter = byKey.get(points.parameter);
    return parameter === undefined || isOpen(parameter) ? '' : valueText(parameter.value);
  };
}

/** Moves only the pane, and only where the element cannot be seen. */
function scrollInside(box: HTMLElement | null, element: HTMLElement | null): void {
  if (box === null || element === null) return;
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  box.scrollTo({ top: box.scrollTop + inner.top - outer.top - (outer.height - inner.height) / 2 });
}
