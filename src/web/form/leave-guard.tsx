// Before a page with unsaved changes is left (离开提醒): asks, inside of the console and when the tab is closed.
import { useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { Dialog } from './dialog.tsx';

type Props = {
  isUnsaved: boolean;
  /** Addresses that begin so show the same unsaved thing: going there loses nothing. */
  within?: string;
  /** A whole sentence, where more can be said than that it will be lost. */
  why?: string;
};

/** `<LeaveGuard isUnsaved={…} />` anywhere on the page. */
export function LeaveGuard({ isUnsaved, within, why }: Props) {
  const t = useWords({ zh, en });
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ next }) => isUnsaved && !(within !== undefined && next.pathname.startsWith(within)),
    enableBeforeUnload: () => isUnsaved,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Dialog title={t.leave.title} onClose={reset}>
      <p>{why ?? t.leave.why}</p>
      <div className="actions">
        <Button type="primary" onClick={reset}>
          {t.leave.stay}
        </Button>
        <Button onClick={proceed}>{t.leave.go}</Button>
      </div>
    </Dialog>
  );
}
