// The scheme as a tree to edit (方案：树): the tree, and beside it the chosen row.
import { useMemo, useState } from 'react';
import type { Node } from '../../domain/scheme.ts';
import type { Follow, NodePlace, SchemeEdit } from '../../domain/scheme-edit.ts';
import { findNode, holderAt, parentOf } from '../../engine/scheme-edit/tree.ts';
import { Dialog } from '../form/dialog.tsx';
import { Empty } from '../state/empty.tsx';
import { useMarked } from '../hash.ts';
import { useGo } from './address.ts';
import type { Editor } from './editor.ts';
import { FollowChoice } from './follow-choice.tsx';
import { SchemeFrame } from './frame.tsx';
import { NodeEditor } from './node-editor.tsx';
import { SchemeTree } from './tree.tsx';
import { severities } from './severity.ts';
import { useSchemeWords } from './words.ts';

export const Page = () => <SchemeFrame view="tree">{(editor) => <TreeView editor={editor} />}</SchemeFrame>;

/** An edit that waits for somebody to say how points follow. */
export type Asked = { title: string; edit: (follow: Follow) => SchemeEdit; removes?: Node };

function TreeView({ editor }: { editor: Editor }) {
  const t = useSchemeWords();
  const { cycle, scheme, problems, mayEdit } = editor;
  const marked = useMarked();
  const go = useGo(cycle);
  const [asked, setAsked] = useState<Asked | null>(null);
  const severityOf = useMemo(() => severities(problems), [problems]);
  const node = marked === null ? null : findNode(scheme.root, marked);
  const choose = (id: string | null) => {
    if (id !== null) go('scheme-tree', id);
  };
  const move = (id: string, place: NodePlace) => {
    const edit = (follow: Follow): SchemeEdit => ({ type: 'move', node: id, place, follow });
    // Among the same siblings no points change.
    if (holderAt(scheme.root, place)?.id === parentOf(scheme.root, id)?.id)
      choose(editor.apply(edit('none'))?.node ?? null);
    else setAsked({ title: t.tree.moveTitle, edit });
  };
  return (
    <div className="tree-page">
      <SchemeTree
        root={scheme.root}
        chosen={node?.id ?? null}
        severityOf={severityOf}
        mayDrag={mayEdit}
        onChoose={choose}
        onMove={move}
      />
      {node === null ? (
        <Empty title={t.tree.choose} next={t.tree.chooseNext} />
      ) : (
        <NodeEditor key={node.id} editor={editor} node={node} onMove={move} onAsk={setAsked} />
      )}
      {asked !== null && (
        <Dialog title={asked.title} onClose={() => setAsked(null)}>
          <FollowChoice
            editor={editor}
            edit={asked.edit}
            removes={asked.removes ?? null}
            onCancel={() => setAsked(null)}
            onDone={(id) => {
              setAsked(null);
              choose(id);
            }}
          />
        </Dialog>
      )}
    </div>
  );
}
