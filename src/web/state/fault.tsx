// A page that failed to draw (页面出错): a refusal that nobody caught, a newer build, or a fault of the program.
import { Button } from 'antd';
import { DisconnectedError, RefusedError } from '../fetch.ts';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { Refused } from './refused.tsx';

/** A chunk that is no longer there: the console was built anew while this page stood open. */
const isOldBuild = (error: Error) => error instanceof TypeError && /import|module/iu.test(error.message);

export function Fault({ error: thrown, reset }: { error: unknown; reset?: () => void }) {
  const t = useWords({ zh, en });
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (error instanceof RefusedError || error instanceof DisconnectedError)
    return <Refused error={error} {...(reset === undefined ? {} : { onRetry: reset })} />;
  const isOld = isOldBuild(error);
  return (
    <section className="notice is-error" role="alert">
      <h2>{isOld ? t.state.newVersion : t.state.fault}</h2>
      {!isOld && <p>{t.state.faultWhy}</p>}
      {!isOld && <p className="unclear">{error.message}</p>}
      <div className="actions">
        <Button type="primary" onClick={() => location.reload()}>
          {t.state.reload}
        </Button>
      </div>
    </section>
  );
}
