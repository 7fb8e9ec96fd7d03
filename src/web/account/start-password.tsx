// A start password (初始密码): shown this once, to be handed over.
import { Button } from 'antd';
import type { OpenedReply } from '../../api/account.ts';
import { Dialog } from '../form/dialog.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { useWords } from '../language.ts';
import { CopyButton } from '../state/copy-button.tsx';
import { account as en } from '../words/en/account.ts';
import { account as zh } from '../words/zh/account.ts';

/** Closed by its button only: a stray key must not take away what is shown once. */
export function StartPassword({
  opened: { account, password },
  onClose,
}: {
  opened: OpenedReply;
  onClose: () => void;
}) {
  const t = useWords({ zh, en });
  return (
    <Dialog title={t.passwordTitle}>
      <LeaveGuard isUnsaved why={t.passwordsLost} />
      <p>{t.passwordOf(account.title, account.name)}</p>
      <p className="start-password">
        <code>{password}</code>
      </p>
      <p className="unclear">{t.passwordWhy}</p>
      <div className="actions">
        <Button type="primary" onClick={onClose}>
          {t.done}
        </Button>
        <CopyButton text={password} label={t.copy} />
      </div>
    </Dialog>
  );
}
