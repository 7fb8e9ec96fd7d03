// Somebody else saved meanwhile (版本冲突): what the new version changed, and how the own edits fit on top of it.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { SchemeDifferenceReply } from '../../api/scheme.ts';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { ChangeList } from './change-list.tsx';
import type { Editor } from './editor.ts';
import { differenceQuery } from './query.ts';
import { useSchemeWords } from './words.ts';

/** Where the sticky bar leads to. */
export const behindId = 'behind';

const kinds: Partial<Record<SchemeEdit['type'], SchemeDifferenceReply['changes'][number]['kind']>> = {
  retitle: 'title',
  text: 'text',
  points: 'points',
  assessors: 'assessors',
  operation: 'operation',
};

/** Both changed the same thing of the same row: it fits, and would silently be written over. */
const isOfSame = (edit: SchemeEdit, { node, kind }: SchemeDifferenceReply['changes'][number]): boolean =>
  'node' in edit && edit.node === node && kinds[edit.type] === kind;

export function Behind({ editor }: { editor: Editor }) {
  const t = useSchemeWords();
  const { cycle, saved, draft, steps } = editor;
  const base = draft?.base ?? saved.version;
  const difference = useQuery(differenceQuery(cycle, base, saved.version));
  const lost = steps.filter(({ problem }) => problem !== null).length;
  const [choices, setChoices] = useState<ReadonlyMap<number, 'mine' | 'theirs'>>(new Map());
  const clashes = steps.map(({ edit, problem }) =>
    problem === null ? (difference.data?.changes ?? []).filter((change) => isOfSame(edit, change)) : [],
  );
  const undecided = clashes.filter((theirs, at) => theirs.length > 0 && !choices.has(at)).length;
  const without = new Set([...choices].flatMap(([at, choice]) => (choice === 'theirs' ? [at] : [])));
  return (
    <section id={behindId} className="notice is-waiting" role="alert">
      <h2>{t.behind.title(saved.version)}</h2>
      <p>{t.behind.why(base)}</p>
      <h3>{t.behind.theirs}</h3>
      {difference.error !== null && <Refused error={difference.error} />}
      {difference.isPending && <Loading lines={2} />}
      {difference.data !== undefined && <ChangeList changes={difference.data.changes} />}
      <h3>{t.behind.mine}</h3>
      <ul className="behind-steps">
        {[...steps.entries()].map(([at, { text, problem }]) => (
          <li key={at}>
            <span
              className={
                problem !== null
                  ? 'severity is-error'
                  : (clashes[at] ?? []).length > 0
                    ? 'severity is-question'
                    : 'severity is-note'
              }
            >
              {problem !== null ? t.behind.fitsNot : (clashes[at] ?? []).length > 0 ? t.behind.both : t.behind.fits}
            </span>
            {text}
            {problem !== null && <p className="unclear">{problem.message}</p>}
            {(clashes[at] ?? []).length > 0 && (
              <fieldset className="choices">
                <legend>{t.behind.bothWhy((clashes[at] ?? []).map((each) => each.text))}</legend>
                {(['mine', 'theirs'] as const).map((choice) => (
                  <label key={choice} className="choice">
                    <input
                      type="radio"
                      name={`clash ${at}`}
                      checked={choices.get(at) === choice}
                      onChange={() => setChoices(new Map(choices).set(at, choice))}
                    />
                    {t.behind.take[choice]}
                  </label>
                ))}
              </fieldset>
            )}
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button
          type="primary"
          disabled={difference.isPending || undecided > 0}
          onClick={() => editor.takeOver(without)}
        >
          {t.behind.accept}
        </Button>
        <Button onClick={editor.drop}>{t.draft.drop}</Button>
        <span>{undecided > 0 ? t.behind.undecided(undecided) : t.behind.acceptWhy(lost)}</span>
      </div>
    </section>
  );
}
