// What an import on top of a scheme changes (与现行方案的不同): the sentences that the versions of a scheme show, before anything is saved.
import type { VerdictReply } from '../../api/import.ts';
import { useWords } from '../language.ts';
import { ChangeList } from '../scheme/change-list.tsx';
import '../scheme/scheme.css';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';

type Props = { base: number; changes: NonNullable<VerdictReply['changes']>; onPick: (node: string) => void };

export function ImportChanges({ base, changes, onPick }: Props) {
  const t = useWords({ zh, en });
  return (
    <>
      <p className="pane-note">{t.changes.about(base, changes.length)}</p>
      <ChangeList changes={changes} onPick={onPick} />
    </>
  );
}
