// Why a version was not saved (没有存成的原因), as far as it is known.
import type { ReactNode } from 'react';
import { DisconnectedError } from '../fetch.ts';
import { useVersionWords } from './words.ts';

type Props = {
  error: Error | null;
  /** Whether it arrived is still being looked for, which the page says. */
  isUnsure: boolean;
  /** Whatever the server answered. */
  children: ReactNode;
};

/** Without an answer there is nothing to tell until it is known that the save did not arrive. */
export function SaveFault({ error, isUnsure, children }: Props) {
  const t = useVersionWords();
  if (error === null) return null;
  if (!(error instanceof DisconnectedError)) return children;
  return isUnsure ? null : (
    <p className="notice is-waiting" role="alert">
      {t.lost}
    </p>
  );
}
