// Before a page with unsaved changes is left (离开提醒): asks, inside of the console and when the tab is closed.
import { useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { Dialog } from './dialog.tsx';

/** `<LeaveGuard isUnsaved={…} />` anywhere on the page. */
export function LeaveGuard({ isUnsaved }: { isUnsaved: boolean }) {
  const t = useWords({ zh, en });
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => isUnsaved,
    enableBeforeUnload: () => isUnsaved,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Dialog title={t.leave.title} onClose={reset}>
      <p>{t.leave.why}</p>
      <div className="actions">
        <Button type="primary" onClick={reset}>
          {t.leave.stay}
        </Button>
        <Button onClick={proceed}>{t.leave.go}</Button>
      </div>
    </Dialog>
  );
}
