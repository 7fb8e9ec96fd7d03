// The import as it is kept (保存进度): that it runs and how to cancel it, and what came of a cancel.
import { useWords } from '../language.ts';
import { Progress } from '../state/progress.tsx';
import { NotSaved } from '../scheme/not-saved.tsx';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import type { useCommit } from './commit.ts';

export function CommitState({ commit }: { commit: ReturnType<typeof useCommit> }) {
  const t = useWords({ zh, en }).commit;
  if (commit.isPending && commit.isStopping) return <Progress label={t.stopping} share={null} />;
  if (commit.isPending) return <Progress label={t.saving} share={null} onCancel={commit.stop} />;
  if (commit.isStopped)
    return (
      <p className="notice" role="status">
        {t.stopped}
      </p>
    );
  return <NotSaved saving={commit} goOn={t.despite} />;
}
