// Handing in from the marks page (评分页上的报送): the strip above the grid, asked anew when marks were saved.
import { handingQuery } from '../handing/query.ts';
import { HandingStrip, type useHanding } from '../handing/strip.tsx';
import { queries } from '../query.ts';
import { type Desk, useDesk } from './desk.ts';
import { useSignal } from './signal.ts';
import { unsavedIn } from './status.tsx';

/** The board counts and hashes what is saved: it is asked anew when something was. */
export const refreshHanding = ({ saving }: Desk['saver'], cycle: string): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let { savedAt } = saving.get();
  const stop = saving.subscribe(() => {
    if (saving.get().savedAt === savedAt) return;
    ({ savedAt } = saving.get());
    clearTimeout(timer);
    timer = setTimeout(() => void queries.invalidateQueries({ queryKey: handingQuery(cycle).queryKey }), 1000);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
};

export function Handing({ cycle, entry }: { cycle: string; entry: ReturnType<typeof useHanding> }) {
  const { book, sheet } = useDesk();
  const isUnsaved = useSignal(book.version, () => unsavedIn(book.tally(sheet.slots)) > 0);
  // The grid below stays where it is when the answer comes.
  if (entry === null) return <div className="handing-strip" aria-hidden="true" />;
  return <HandingStrip cycle={cycle} entry={entry} isUnsaved={isUnsaved} />;
}
