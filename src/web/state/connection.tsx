// When the server does not answer (连接中断): a page of its own at the start, a line above the page later on.
import { Button } from 'antd';
import { useConnection } from '../connection.ts';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

export function ConnectionLost({ onRetry }: { onRetry?: () => void }) {
  const t = useWords({ zh, en });
  return (
    <section className="notice is-waiting" role="alert">
      <h2>{t.state.connectionLost}</h2>
      <p>{t.state.connectionLostWhy}</p>
      <p>{t.state.connectionLostNext}</p>
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
