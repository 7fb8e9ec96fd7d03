// A "no" of the server on the screen (拒绝说明): what, why, what next, and the same in the other language.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { DisconnectedError, RefusedError, sessionNeeded } from '../fetch.ts';
import { useLanguage, useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { ConnectionLost } from './connection.tsx';
import { ProblemList } from './problem-list.tsx';

/** More problems than this are opened by whoever wants to read them: the page below stays in reach. */
const shownMax = 12;

type Props = {
  /** What a call was rejected with. Anything but a refusal and a lost connection is a fault of the program. */
  error: Error;
  onRetry?: () => void;
  /** What the page can offer beside: a link to where it is mended. */
  children?: ReactNode;
};

export function Refused({ error, onRetry, children }: Props) {
  const t = useWords({ zh, en });
  const isChinese = useLanguage() === 'zh';
  if (error instanceof DisconnectedError)
    return <ConnectionLost isChange={error.isChange} {...(onRetry === undefined ? {} : { onRetry })} />;
  if (!(error instanceof RefusedError))
    return (
      <section className="notice is-error" role="alert">
        <h2>{t.state.fault}</h2>
        <p>{t.state.faultWhy}</p>
        <p className="unclear">{error.message}</p>
      </section>
    );
  if (error.words.code === sessionNeeded)
    return (
      <p className="notice is-waiting" role="alert">
        {t.expired.again}
      </p>
    );
  const { what, next, english, problems } = error.words;
  // A reason that is the list of the problems stands below, once.
  const why = problems.length > 0 && error.words.why.startsWith('\n') ? '' : error.words.why;
  const chinese = (
    <>
      {why !== '' && (
        <p>
          <b>{t.state.reason}</b> {why}
        </p>
      )}
      {next !== '' && (
        <p>
          <b>{t.state.next}</b> {next}
        </p>
      )}
    </>
  );
  return (
    <section className="notice is-error" role="alert">
      {isChinese ? (
        <>
          <h2>{what}</h2>
          {chinese}
        </>
      ) : (
        <h2 lang="en">{english}</h2>
      )}
      <details>
        <summary lang={isChinese ? 'en' : 'zh-CN'}>{t.state.inEnglish}</summary>
        {isChinese ? (
          <p lang="en">{english}</p>
        ) : (
          <div lang="zh-CN">
            <p>{what}</p>
            {chinese}
          </div>
        )}
      </details>
      {problems.length > 0 && problems.length <= shownMax && <ProblemList problems={problems} />}
      {problems.length > shownMax && (
        <details>
          <summary>{t.problems.all(problems.length)}</summary>
          <ProblemList problems={problems} />
        </details>
      )}
      {(onRetry !== undefined || children !== undefined) && (
        <div className="actions">
          {children}
          {onRetry !== undefined && <Button onClick={onRetry}>{t.state.retry}</Button>}
        </div>
      )}
    </section>
  );
}
