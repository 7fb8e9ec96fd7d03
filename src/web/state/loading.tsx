// While something loads (载入中): grey lines in the place of what comes, and a word for screen readers.
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

/** `lines` is about how many lines will come. It shows after a moment only, so that quick answers do not flicker. */
export function Loading({ lines = 5 }: { lines?: number }) {
  const t = useWords({ zh, en });
  return (
    <div className="loading">
      <span className="unseen" role="status">
        {t.state.loading}
      </span>
      {/* Beside the words, not around them: what is busy may be held back from who listens. */}
      <div aria-busy="true">
        {Array.from({ length: lines }, (_, line) => (
          <span key={line} className="loading-line" aria-hidden="true" />
        ))}
      </div>
    </div>
  );
}
