// Points of a row (分值): a new number, and what it would do to the others, before it is taken.
import { useCallback, useState } from 'react';
import { numberPattern } from '../../domain/rational.ts';
import type { Node } from '../../domain/scheme.ts';
import type { Follow, SchemeEdit } from '../../domain/scheme-edit.ts';
import { Field } from '../form/field.tsx';
import type { Editor } from './editor.ts';
import { FollowChoice } from './follow-choice.tsx';
import { useSchemeWords } from './words.ts';

export function PointsField({ editor, node }: { editor: Editor; node: Node }) {
  const t = useSchemeWords();
  const now = typeof node.points === 'string' ? node.points : '';
  const [typed, setTyped] = useState<string | null>(null);
  const text = (typed ?? now).trim();
  const isNumber = text === '' || numberPattern.test(text);
  const { id } = node;
  const edit = useCallback(
    (follow: Follow): SchemeEdit => ({ type: 'points', node: id, points: text === '' ? null : text, follow }),
    [id, text],
  );
  const isChanged = typed !== null && text !== now && isNumber;
  return (
    <>
      <Field label={t.node.points} hint={t.node.pointsHint} fault={isNumber ? null : t.node.pointsWrong}>
        {(field) => (
          <input
            {...field}
            className="input is-short"
            inputMode="decimal"
            value={typed ?? now}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {isChanged && (
        <FollowChoice editor={editor} edit={edit} onDone={() => setTyped(null)} onCancel={() => setTyped(null)} />
      )}
    </>
  );
}
