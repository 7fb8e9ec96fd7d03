// One row of the scheme to read and to edit (项的编辑): place, texts, points, assessors, groups and operation.
import { Button } from 'antd';
import { useState } from 'react';
import { labelOf, showAmount } from '../../domain/display.ts';
import type { Node } from '../../domain/scheme.ts';
import type { NodePlace, NodeText } from '../../domain/scheme-edit.ts';
import { placeWords } from '../../domain/source.ts';
import { parentOf, takesChildren } from '../../engine/scheme-edit/tree.ts';
import { useGlossary } from '../glossary.ts';
import { usePunctuation } from '../punctuation.ts';
import { ProblemList } from '../state/problem-list.tsx';
import { AddNode } from './add-node.tsx';
import { AssessorsField, GroupsField } from './body-fields.tsx';
import type { Editor } from './editor.ts';
import { OperationEditor } from './operation-editor.tsx';
import { waysOf } from './place.ts';
import { PointsField } from './points-field.tsx';
import { KindField, NodeRulesForm, SchemeRulesForm } from './rules.tsx';
import type { Asked } from './tree-page.tsx';
import { TextField } from './text-field.tsx';
import { textPlace } from './typed.ts';
import { useBoth } from '../language.ts';
import { useSchemeWords } from './words.ts';

type Props = {
  editor: Editor;
  node: Node;
  onMove: (node: string, place: NodePlace) => void;
  onAsk: (asked: Asked) => void;
};

const texts: readonly NodeText[] = ['criterion', 'method', 'target', 'unit', 'remarks'];

export function NodeEditor({ editor, node, onMove, onAsk }: Props) {
  const both = useBoth();
  const t = useSchemeWords();
  const { nodeKinds } = useGlossary();
  const { pair } = usePunctuation();
  const { mayEdit, problems, apply } = editor;
  const own = problems.filter(({ place }) => place.node === node.id);
  const { points } = node;
  const question =
    typeof points === 'object' && points !== null
      ? editor.scheme.parameters.find(({ key }) => key === points.parameter)?.title
      : undefined;
  return (
    <section className="card node-editor" aria-label={labelOf(node)}>
      <h2>
        {labelOf(node)} <span className="severity is-note">{nodeKinds[node.kind]}</span>
      </h2>
      {own.length > 0 && <ProblemList problems={own} />}
      {mayEdit && <Structure editor={editor} node={node} onMove={onMove} onAsk={onAsk} />}
      {node === editor.scheme.root && <SchemeRulesForm editor={editor} />}
      <div className="node-fields">
        <TextField
          place={textPlace(editor.cycle, node.id, 'title')}
          label={t.node.title}
          value={node.title}
          isFixed={!mayEdit}
          missing={t.node.titleMissing}
          onSave={(title) => title !== null && apply({ type: 'retitle', node: node.id, title })}
        />
        <TextField
          place={textPlace(editor.cycle, node.id, 'number')}
          label={t.node.number}
          value={node.number}
          isFixed={!mayEdit}
          onSave={(text) => apply({ type: 'text', node: node.id, field: 'number', text })}
        />
        <div className="field">
          {question !== undefined && <p>{t.node.pointsParameter(question)}</p>}
          {mayEdit ? (
            <PointsField editor={editor} node={node} />
          ) : (
            <>
              <h3>{t.node.points}</h3>
              <p>{typeof points === 'string' ? t.tree.points(showAmount(points)) : t.tree.noPoints}</p>
            </>
          )}
        </div>
        {mayEdit && node.kind !== 'total' && <KindField editor={editor} node={node} />}
        <AssessorsField editor={editor} node={node} />
        <GroupsField editor={editor} node={node} />
        {texts.map((field) => (
          <TextField
            key={field}
            place={textPlace(editor.cycle, node.id, field)}
            label={t.node[field]}
            value={node[field] ?? null}
            isFixed={!mayEdit}
            isLong={field !== 'unit'}
            onSave={(text) => apply({ type: 'text', node: node.id, field, text })}
          />
        ))}
      </div>
      <OperationEditor editor={editor} node={node} />
      <NodeRulesForm editor={editor} node={node} />
      <p className="unclear">
        {pair(t.node.source, node.source === null ? t.node.noSource : both(placeWords(node.source)))}
      </p>
    </section>
  );
}

function Structure({ editor, node, onMove, onAsk }: Props) {
  const t = useSchemeWords();
  const [adds, setAdds] = useState<NodePlace | null>(null);
  const { root } = editor.scheme;
  const ways = waysOf(root, node.id);
  const isRoot = parentOf(root, node.id) === null;
  return (
    <div className="actions" role="group" aria-label={t.tree.structure}>
      {(['up', 'down', 'out', 'in'] as const).map((way) => {
        const place = ways[way];
        return (
          <Button
            key={way}
            size="small"
            disabled={place === null}
            onClick={() => place !== null && onMove(node.id, place)}
          >
            {t.tree[way]}
          </Button>
        );
      })}
      <Button size="small" disabled={!takesChildren(node)} onClick={() => setAdds({ where: 'into', node: node.id })}>
        {t.tree.addInside}
      </Button>
      <Button size="small" disabled={isRoot} onClick={() => setAdds({ where: 'after', node: node.id })}>
        {t.tree.addAfter}
      </Button>
      <Button
        size="small"
        disabled={isRoot}
        onClick={() =>
          onAsk({
            title: t.tree.copyTitle,
            edit: (follow) => {
              const place: NodePlace = { where: 'after', node: node.id };
              return { type: 'copy', node: node.id, ids: {}, place, follow };
            },
          })
        }
      >
        {t.tree.copy}
      </Button>
      <Button
        size="small"
        danger
        disabled={isRoot}
        onClick={() =>
          onAsk({
            title: t.tree.removeTitle(labelOf(node)),
            removes: node,
            edit: (follow) => ({ type: 'remove', node: node.id, follow }),
          })
        }
      >
        {t.tree.remove}
      </Button>
      {adds !== null && (
        <AddNode editor={editor} place={adds} beside={node} onClose={() => setAdds(null)} onAsk={onAsk} />
      )}
    </div>
  );
}
