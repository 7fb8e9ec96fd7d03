// A new row of the scheme (增加一项): name, kind and points, then how other points follow.
import { Button } from 'antd';
import { useState } from 'react';
import { NodeKind, type Node } from '../../domain/scheme.ts';
import type { NodePlace } from '../../domain/scheme-edit.ts';
import { kindRead } from '../../domain/operation-reads.ts';
import type { Operation, OperationType } from '../../domain/operation.ts';
import { defaultOperation } from '../../engine/operation-form/default.ts';
import { besideIn } from '../../engine/scheme-edit/beside.ts';
import { idAt } from '../../engine/scheme-edit/new-id.ts';
import { holderAt } from '../../engine/scheme-edit/tree.ts';
import { ManyPicker } from '../form/many-picker.tsx';
import { Dialog } from '../form/dialog.tsx';
import { useGlossary } from '../glossary.ts';
import { Field } from '../form/field.tsx';
import { narrow, numberIn } from '../form/number.ts';
import type { Editor } from './editor.ts';
import { MethodSelect } from './method-select.tsx';
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
  const own = narrow(points) === '' ? null : numberIn(points);
  const isNumber = own !== null || narrow(points) === '';
  const [method, setMethod] = useState<OperationType | null>();
  const [marked, setMarked] = useState<string[]>();
  const shared = besideIn(holderAt(scheme.root, place) ?? scheme.root, kind, own);
  const alike: Operation | null = kind === 'component' ? { type: 'sum' } : shared.operation;
  // Nobody has chosen yet: as the rows beside it.
  const type = method === undefined ? (alike?.type ?? null) : method;
  const isMarked = type !== null && kindRead(type) === 'mark';
  const assessors = isMarked ? (marked ?? shared.assessors) : [];
  const methodHint = type !== null && type === alike?.type ? t.tree.addAlike : t.tree.addDiffers;
  const made = (): Operation | null => {
    if (type === null) return null;
    return type === alike?.type ? alike : defaultOperation(type, { points: own, children: [], assessors });
  };
  const submit = () => {
    if (title.trim() === '' || !isNumber) return;
    const id = idAt(scheme, place, { taken, reserved });
    const scored = { operation: made(), ...(assessors.length === 0 ? {} : { assessors }) };
    onAsk({
      title: t.tree.addTitle,
      edit: (follow) => ({ type: 'add', id, place, title: title.trim(), kind, points: own, ...scored, follow }),
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
        <Field label={t.operation.type} {...(kind === 'component' ? {} : { hint: methodHint })}>
          {(field) => <MethodSelect {...field} type={type} onChoose={setMethod} />}
        </Field>
        {isMarked && (
          <Field
            label={t.node.assessors}
            {...(assessors.length === 0
              ? { hint: t.tree.addAssessors }
              : marked === undefined
                ? { hint: t.tree.addAlike }
                : {})}
          >
            {(field) => <ManyPicker id={field.id} items={scheme.bodies} value={assessors} onChange={setMarked} />}
          </Field>
        )}
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
