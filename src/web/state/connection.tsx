// When the server does not answer (连接中断): a page of its own at the start, a line above the page later on.
import { Button } from 'antd';
import { useConnection } from '../connection.ts';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

/** `isChange`: it was to change something, and that is never sent twice without being asked. */
export function ConnectionLost({ onRetry, isChange = false }: { onRetry?: () => void; isChange?: boolean }) {
  const t = useWords({ zh, en });
  return (
    <section className="notice is-waiting" role="alert">
      <h2>{t.state.connectionLost}</h2>
      <p>{t.state.connectionLostWhy}</p>
      <p>{isChange ? t.state.connectionLostAgain : t.state.connectionLostNext}</p>
      {onRetry !== undefined && (
        <div className="actions">
          <Button type="primary" onClick={onRetry}>
            {t.state.retry}
          </Button>
        </div>
      )}
    </section>
  );
}

export function ConnectionBanner() {
  const t = useWords({ zh, en });
  const isConnected = useConnection();
  return (
    <div role="status" className={isConnected ? 'unseen' : 'connection-banner'}>
      {isConnected ? '' : t.state.connectionBanner}
    </div>
  );
}
