// Points of a row (分值): a new number, and what it would do to the others, before it is taken; until then it is kept as typed.
import { useCallback } from 'react';
import type { Node } from '../../domain/scheme.ts';
import type { Follow, SchemeEdit } from '../../domain/scheme-edit.ts';
import { pointsWords } from '../../engine/scheme-edit/description.ts';
import { Field } from '../form/field.tsx';
import { narrow, numberIn } from '../form/number.ts';
import type { Editor } from './editor.ts';
import { FollowChoice } from './follow-choice.tsx';
import { Overtaken } from './overtaken.tsx';
import { typedMark } from './typed-sight.ts';
import { useTyped } from './typed.ts';
import { useSchemeWords } from './words.ts';

export function PointsField({ editor, node }: { editor: Editor; node: Node }) {
  const t = useSchemeWords();
  const now = typeof node.points === 'string' ? node.points : '';
  const field = useTyped({ cycle: editor.cycle, node: node.id, field: 'points' }, node.points);
  const typed = typeof field.typed?.value === 'string' ? field.typed.value : null;
  const text = narrow(typed ?? now);
  const isNumber = text === '' || numberIn(text) !== null;
  const { id } = node;
  const edit = useCallback(
    (follow: Follow): SchemeEdit => ({ type: 'points', node: id, points: text === '' ? null : text, follow }),
    [id, text],
  );
  const isOvertaken = (field.typed?.overtaken.length ?? 0) > 0;
  const isChanged = typed !== null && text !== now && isNumber && !isOvertaken;
  return (
    <div {...typedMark(id, typed !== null)}>
      <Field label={t.node.points} hint={t.node.pointsHint} fault={isNumber ? null : t.node.pointsWrong}>
        {(ties) => (
          <input
            {...ties}
            className="input is-short"
            inputMode="decimal"
            value={typed ?? now}
            onChange={({ target }) => (narrow(target.value) === now ? field.forget() : field.type(target.value))}
          />
        )}
      </Field>
      <Overtaken typed={field} titleOf={() => null} wordsOf={() => pointsWords(editor.scheme, node.points)} />
      {isChanged && <FollowChoice editor={editor} edit={edit} onDone={field.forget} onCancel={field.forget} />}
    </div>
  );
}
