// Versions of an assignment (分工各版): who saved what and when; an old one can be taken back into the page.
import { useBoth } from '../language.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Assignment } from '../../domain/assignment.ts';
import { addressOf } from '../pages.ts';
import { queries } from '../query.ts';
import { instantText } from '../../domain/instant.ts';
import { Refused } from '../state/refused.tsx';
import { DownloadButton } from '../state/download-button.tsx';
import { LongList } from '../state/long-list.tsx';
import { assignmentPath, assignmentQuery, assignmentVersionsQuery } from './query.ts';
import { useAssignmentWords } from './words.ts';

type Props = {
  cycle: string;
  body: string;
  newest: number;
  /** Null: the account may only read. */
  onRestore: ((old: Assignment) => void) | null;
};

export function Versions({ cycle, body, newest, onRestore }: Props) {
  const both = useBoth();
  const t = useAssignmentWords();
  const { data } = useQuery(assignmentVersionsQuery(cycle, body));
  const [error, setError] = useState<Error | null>(null);
  const restore = async (version: number) => {
    try {
      const old = await queries.fetchQuery(assignmentQuery(cycle, body, version));
      onRestore?.(old.assignment);
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)));
    }
  };
  if (data === undefined || data.versions.length === 0) return null;
  return (
    <details className="card assignment-versions">
      <summary>
        {t.versions} {data.versions.length}
      </summary>
      {error !== null && <Refused error={error} />}
      {onRestore !== null && data.versions.length > 1 && <p className="unclear">{t.restoreWhy}</p>}
      <LongList items={data.versions} keyOf={({ version }) => version}>
        {({ version, by, at, note }) => (
          <>
            <p>{t.version(version, by ?? t.system, instantText(at))}</p>
            <p className="unclear">{both(note)}</p>
            <Link to={addressOf('assignment-version', { cycle, body, version: String(version) })}>
              {t.look} {t.nth(version)}
            </Link>{' '}
            <DownloadButton
              path={assignmentPath(cycle, body, `/table.docx?version=${version}`)}
              label={`${t.download} ${t.nth(version)}`}
            />
            {onRestore !== null && version !== newest && (
              <Button size="small" aria-label={`${t.restore} ${t.nth(version)}`} onClick={() => void restore(version)}>
                {t.restore}
              </Button>
            )}
          </>
        )}
      </LongList>
    </details>
  );
}
