// What came of a save that the server held back (没有保存): a refusal, or the question whether facts may cease to fit.
import { Button } from 'antd';
import { RefusedError } from '../fetch.ts';
import { Dialog } from '../form/dialog.tsx';
import { useLanguage } from '../language.ts';
import { ProblemList } from '../state/problem-list.tsx';
import { Refused } from '../state/refused.tsx';
import { useSchemeWords } from './words.ts';

type Saving<Sent> = {
  error: Error | null;
  variables: Sent | undefined;
  mutate: (sent: Sent) => void;
  reset: () => void;
};

type Props<Sent> = {
  saving: Saving<Sent>;
  /** What going ahead is called. */
  goOn: string;
  onRetry?: () => void;
};

export function NotSaved<Sent extends { despiteFacts?: boolean }>({ saving, goOn, onRetry }: Props<Sent>) {
  const t = useSchemeWords();
  const isChinese = useLanguage() === 'zh';
  const { error, variables, mutate, reset } = saving;
  if (error === null) return null;
  if (!(error instanceof RefusedError) || error.words.code !== 'facts-unfit' || variables === undefined)
    return <Refused error={error} {...(onRetry === undefined ? {} : { onRetry })} />;
  const { what, why, next, english, problems } = error.words;
  return (
    <Dialog title={t.unfit.title} onClose={reset} isWide>
      {isChinese ? (
        <>
          <p>
            <b>{what}</b>
          </p>
          <p>{why}</p>
          <p>{next}</p>
        </>
      ) : (
        <p lang="en">{english}</p>
      )}
      <div className="actions">
        <Button data-first onClick={reset}>
          {t.unfit.cancel}
        </Button>
        <Button danger onClick={() => mutate({ ...variables, despiteFacts: true })}>
          {goOn}
        </Button>
      </div>
      <details className="unfit-causes">
        <summary>{t.unfit.causes(problems.length)}</summary>
        <ProblemList problems={problems} />
      </details>
    </Dialog>
  );
}
