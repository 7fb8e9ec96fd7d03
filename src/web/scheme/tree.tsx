// The scheme as a tree to look through and to drag (方案树).
import { Tree, type TreeDataNode } from 'antd';
import { useMemo, useState } from 'react';
import { labelOf, showAmount } from '../../domain/display.ts';
import type { Severity } from '../../domain/problem.ts';
import { type Node, nodesOf } from '../../domain/scheme.ts';
import type { NodePlace } from '../../domain/scheme-edit.ts';
import { longFrom } from '../state/long.ts';
import { LongList } from '../state/long-list.tsx';
import { SearchField } from '../form/search-field.tsx';
import { useSchemeWords } from './words.ts';

type Props = {
  root: Node;
  chosen: string | null;
  severityOf: ReadonlyMap<string, Severity>;
  mayDrag: boolean;
  onChoose: (node: string) => void;
  onMove: (node: string, place: NodePlace) => void;
};

const rowKinds = ['indicator', 'evaluation', 'adjustment'];

/** Open down to the rows; what lies below a row opens by hand. */
const openAtFirst = (root: Node): string[] =>
  [...nodesOf(root)].filter(({ kind }) => !rowKinds.includes(kind)).map(({ id }) => id);

const found = (node: Node, text: string): boolean => labelOf(node).toLowerCase().includes(text.toLowerCase());

/** The line below an open node is drawn above its first child, and that is where a drop goes. */
function inside(nodes: readonly Node[], key: string, open: readonly string[]): NodePlace {
  const first = nodes.find(({ id }) => id === key)?.children[0];
  return first !== undefined && open.includes(key) ? { where: 'before', node: first.id } : { where: 'into', node: key };
}

export function SchemeTree({ root, chosen, severityOf, mayDrag, onChoose, onMove }: Props) {
  const t = useSchemeWords();
  const [open, setOpen] = useState<string[]>(() => openAtFirst(root));
  const [search, setSearch] = useState('');
  const nodes = useMemo(() => [...nodesOf(root)], [root]);
  const isSearching = search.trim() !== '';
  const data = useMemo(() => {
    const pointsText = ({ points }: Node): string => {
      if (points === null) return '';
      return typeof points === 'string' ? t.tree.points(showAmount(points)) : t.tree.byParameter;
    };
    const itemOf = (node: Node): TreeDataNode => {
      const severity = severityOf.get(node.id);
      return {
        key: node.id,
        title: (
          <span className={severity === undefined ? 'tree-item' : `tree-item is-${severity}`}>
            <span className="tree-title" title={labelOf(node)}>
              {labelOf(node)}
            </span>
            <span className="tree-points">{pointsText(node)}</span>
          </span>
        ),
        children: node.children.map(itemOf),
      };
    };
    return [itemOf(root)];
  }, [root, severityOf, t]);
  const hits = isSearching ? nodes.filter((node) => found(node, search.trim())) : [];
  return (
    <div className="scheme-tree">
      <SearchField label={t.tree.search} value={search} onChange={setSearch} />
      {isSearching ? (
        <>
          <p className="unclear" role="status">
            {hits.length === 0 ? t.tree.noHits : t.tree.hits(hits.length)}
          </p>
          <LongList tag="ul" className="tree-hits" items={hits} keyOf={({ id }) => id}>
            {(node) => (
              <button
                type="button"
                className="link"
                onClick={() => {
                  setSearch('');
                  onChoose(node.id);
                }}
              >
                {labelOf(node)}
              </button>
            )}
          </LongList>
        </>
      ) : (
        <Tree
          aria-label={t.tree.label}
          blockNode
          treeData={data}
          selectedKeys={chosen === null ? [] : [chosen]}
          expandedKeys={open}
          draggable={mayDrag ? { icon: false } : false}
          {...(nodes.length > longFrom ? { height: 640 } : { virtual: false })}
          onExpand={(keys) => setOpen(keys.map(String))}
          onSelect={(_, { node }) => onChoose(String(node.key))}
          onDrop={({ node, dragNode, dropToGap, dropPosition }) => {
            const [key, dragged] = [String(node.key), String(dragNode.key)];
            const at = Number(node.pos.split('-').at(-1));
            const place = dropToGap
              ? { where: dropPosition < at ? ('before' as const) : ('after' as const), node: key }
              : inside(nodes, key, open);
            if (place.node !== dragged) onMove(dragged, place);
          }}
        />
      )}
    </div>
  );
}
