// Somebody else saved meanwhile (版本冲突): what the new version changed, and how the own edits fit on top of it.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { ChangeList } from './change-list.tsx';
import type { Editor } from './editor.ts';
import { differenceQuery } from './query.ts';
import { useSchemeWords } from './words.ts';

export function Behind({ editor }: { editor: Editor }) {
  const t = useSchemeWords();
  const { cycle, saved, draft, steps } = editor;
  const base = draft?.base ?? saved.version;
  const difference = useQuery(differenceQuery(cycle, base, saved.version));
  const lost = steps.filter(({ problem }) => problem !== null).length;
  return (
    <section className="notice is-waiting" role="alert">
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
            <span className={problem === null ? 'severity is-note' : 'severity is-error'}>
              {problem === null ? t.behind.fits : t.behind.fitsNot}
            </span>
            {text}
            {problem !== null && <p className="unclear">{problem.message}</p>}
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button type="primary" onClick={editor.takeOver}>
          {t.behind.accept}
        </Button>
        <Button onClick={editor.drop}>{t.draft.drop}</Button>
        <span>{t.behind.acceptWhy(lost)}</span>
      </div>
    </section>
  );
}
