// Before unsaved changes are left (离开提醒): asks inside of the console, when the tab is closed, and when the drawer or dialog around is.
import { useBlocker } from '@tanstack/react-router';
import { LeaveQuestion, useUnsaved } from './closing.tsx';

type Props = {
  isUnsaved: boolean;
  /** Addresses that begin so show the same unsaved thing: going there loses nothing. */
  within?: string;
  /** A whole sentence, where more can be said than that it will be lost. */
  why?: string;
};

/** `<LeaveGuard isUnsaved={…} />` anywhere on the page, in the drawer or in the dialog. */
export function LeaveGuard({ isUnsaved, within, why }: Props) {
  useUnsaved(isUnsaved, why);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ next }) => isUnsaved && !(within !== undefined && next.pathname.startsWith(within)),
    enableBeforeUnload: () => isUnsaved,
    withResolver: true,
  });
  return status === 'blocked' ? <LeaveQuestion why={why} onStay={reset} onGo={proceed} /> : null;
}
