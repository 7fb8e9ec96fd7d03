// Whether the journal is whole (留痕链校验): checked in steps as the page opens, with how far it is.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { JournalChainReply } from '../../api/journal.ts';
import { instantText } from '../../domain/instant.ts';
import { read } from '../fetch.ts';
import { useLanguage, useWords } from '../language.ts';
import { Progress } from '../state/progress.tsx';
import { Refused } from '../state/refused.tsx';
import { journal as en } from '../words/en/journal.ts';
import { journal as zh } from '../words/zh/journal.ts';

/** `older` and the compared checkpoints count those of all steps so far. */
type State = { step: JournalChainReply | null; isRunning: boolean; error: Error | null };
/** Stopped before the first answer. */
const unchecked: JournalChainReply = { fault: null, checked: 0, total: 0, next: 1, older: 0 };
const fresh: State = { step: null, isRunning: true, error: null };

export function Chain() {
  const t = useWords({ zh, en });
  const language = useLanguage();
  const [{ step, isRunning, error }, setState] = useState(fresh);
  const [stop, setStop] = useState(() => new AbortController());
  useEffect(() => {
    const { signal } = stop;
    const work = async () => {
      let [older, compared] = [0, 0];
      for (let at: number | null = 1; at !== null;) {
        const next: JournalChainReply = await read(`/api/journal/chain?from=${at}`, { signal });
        at = next.next;
        older += next.older;
        compared += next.checkpoints?.compared ?? 0;
        const checkpoints = next.checkpoints === undefined ? {} : { checkpoints: { ...next.checkpoints, compared } };
        setState({ step: { ...next, older, ...checkpoints }, isRunning: at !== null, error: null });
      }
    };
    work().catch((fault: unknown) => {
      const isStopped = signal.aborted || !(fault instanceof Error);
      setState((before) => ({ ...before, isRunning: false, error: isStopped ? null : fault }));
    });
    return () => stop.abort();
  }, [stop]);
  const again = () => {
    setState(fresh);
    setStop(new AbortController());
  };
  if (error !== null) return <Refused error={error} onRetry={again} />;
  if (isRunning)
    return (
      <section className="chain" aria-label={t.chain}>
        <Progress
          label={t.chainChecking(step?.checked ?? 0, step?.total ?? 0)}
          share={step === null ? null : step.checked / Math.max(1, step.total)}
          onCancel={() => stop.abort()}
        />
      </section>
    );
  const { fault, checked, total, next, older, checkpoints } = step ?? unchecked;
  if (fault !== null)
    return (
      <section className="notice is-error chain" role="alert">
        <h2>{t.chainBroken}</h2>
        <p>{fault[language]}</p>
        <p>{t.chainBrokenNext}</p>
        <div className="actions">
          <Button onClick={again}>{t.chainAgain}</Button>
        </div>
      </section>
    );
  return (
    <section className="chain" aria-label={t.chain}>
      <p role="status">
        {next === null ? (
          <span className="done">{`✓ ${t.chainWhole(total)}`}</span>
        ) : checked === 0 ? (
          t.chainUnchecked
        ) : (
          t.chainStopped(checked, total)
        )}{' '}
        {older > 0 && `${t.chainOlder(older)} `}
        {next === null && checkpoints?.newest != null ? (
          t.checkpointsWhole(checkpoints.compared, checkpoints.newest.size, instantText(checkpoints.newest.at))
        ) : (
          <span className="unclear">{`${checkpoints === undefined ? '' : t.checkpointsNone}${t.chainLimit}`}</span>
        )}
      </p>
      <Button size="small" onClick={again}>
        {t.chainAgain}
      </Button>
    </section>
  );
}
