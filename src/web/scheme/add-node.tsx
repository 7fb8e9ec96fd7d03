// A new row of the scheme (增加一项): name, kind and points, then how other points follow.
import { Button } from 'antd';
import { useState } from 'react';
import { numberPattern } from '../../domain/rational.ts';
import { NodeKind, type Node } from '../../domain/scheme.ts';
import type { NodePlace } from '../../domain/scheme-edit.ts';
import { idAt } from '../../engine/scheme-edit/new-id.ts';
import { Dialog } from '../form/dialog.tsx';
import { useGlossary } from '../glossary.ts';
import { Field } from '../form/field.tsx';
import type { Editor } from './editor.ts';
import type { Asked } from './tree-page.tsx';
import { useSchemeWords } from './words.ts';

type Props = {
  editor: Editor;
  place: NodePlace;
  beside: Node;
  onClose: () => void;
  onAsk: (asked: Asked) => void;
};

const kinds = NodeKind.options.filter((kind) => kind !== 'total');

export function AddNode({ editor: { scheme, taken, reserved }, place, beside, onClose, onAsk }: Props) {
  const t = useSchemeWords();
  const { nodeKinds } = useGlossary();
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<NodeKind>(
    place.where === 'into' ? (beside.children[0]?.kind ?? 'indicator') : beside.kind,
  );
  const [points, setPoints] = useState('');
  const isNumber = points.trim() === '' || numberPattern.test(points.trim());
  const submit = () => {
    if (title.trim() === '' || !isNumber) return;
    const own = points.trim() === '' ? null : points.trim();
    const id = idAt(scheme, place, { taken, reserved });
    const operation = kind === 'component' ? ({ type: 'sum' } as const) : null;
    onAsk({
      title: t.tree.addTitle,
      edit: (follow) => ({ type: 'add', id, place, title: title.trim(), kind, points: own, operation, follow }),
    });
    onClose();
  };
  return (
    <Dialog title={t.tree.addTitle} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t.tree.addName}>
          {(field) => (
            <input
              {...field}
              className="input"
              data-first
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <Field label={t.tree.addKind}>
          {(field) => (
            <select
              {...field}
              className="select"
              value={kind}
              onChange={(event) => setKind(NodeKind.parse(event.target.value))}
            >
              {kinds.map((each) => (
                <option key={each} value={each}>
                  {nodeKinds[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.tree.addPoints} hint={t.tree.addPointsHint} fault={isNumber ? null : t.node.pointsWrong}>
          {(field) => (
            <input {...field} className="input" value={points} onChange={(event) => setPoints(event.target.value)} />
          )}
        </Field>
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={title.trim() === '' || !isNumber}>
            {t.tree.apply}
          </Button>
          <Button onClick={onClose}>{t.tree.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
