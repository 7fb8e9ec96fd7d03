// Points of a row (分值): a new number, and what it would do to the others, before it is taken; until then it is kept as typed.
import { useCallback } from 'react';
import { numberPattern } from '../../domain/rational.ts';
import type { Node } from '../../domain/scheme.ts';
import type { Follow, SchemeEdit } from '../../domain/scheme-edit.ts';
import { Field } from '../form/field.tsx';
import type { Editor } from './editor.ts';
import { FollowChoice } from './follow-choice.tsx';
import { useTyped } from './typed.ts';
import { useSchemeWords } from './words.ts';

export function PointsField({ editor, node }: { editor: Editor; node: Node }) {
  const t = useSchemeWords();
  const now = typeof node.points === 'string' ? node.points : '';
  const [kept, setTyped] = useTyped({ cycle: editor.cycle, node: node.id, field: 'points' });
  const typed = typeof kept === 'string' ? kept : null;
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
            onChange={({ target }) => setTyped(target.value.trim() === now ? undefined : target.value)}
          />
        )}
      </Field>
      {isChanged && (
        <FollowChoice
          editor={editor}
          edit={edit}
          onDone={() => setTyped(undefined)}
          onCancel={() => setTyped(undefined)}
        />
      )}
    </>
  );
}
