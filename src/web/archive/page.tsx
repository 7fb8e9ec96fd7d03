// Archive and checkpoints (归档): the package of the year to save, the public key and the newest checkpoint to keep elsewhere.
import { useQuery } from '@tanstack/react-query';
import type { CheckpointsReply } from '../../api/archive.ts';
import { instantText } from '../../domain/instant.ts';
import { useCycles } from '../cycle.ts';
import { read } from '../fetch.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { useMay } from '../may.ts';
import { CopyButton } from '../state/copy-button.tsx';
import { DownloadButton } from '../state/download-button.tsx';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { archive as en } from '../words/en/archive.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { archive as zh } from '../words/zh/archive.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import './archive.css';

export function Page() {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  return (
    <>
      <PageHeader title={shell.pages.archive} about={t.about} />
      <Package />
      <Checkpoints />
    </>
  );
}

function Package() {
  const t = useWords({ zh, en });
  const { current } = useCycles();
  const may = useMay();
  return (
    <section className="card archive-part" aria-labelledby="archive-package">
      <h2 id="archive-package">{t.package}</h2>
      <p>{t.packageAbout}</p>
      {current !== null && may('archive:export') ? (
        <div className="actions">
          <DownloadButton
            path={`/api/cycles/${encodeURIComponent(current.id)}/archive.zip`}
            label={t.exportOf(current.title)}
          />
        </div>
      ) : (
        <p className="unclear">{t.packageOthers}</p>
      )}
      <p>{t.packageVerify}</p>
      <pre className="archive-text">plumbline verify FILE.zip --key KEY</pre>
      <p className="unclear">{t.packageWithheld}</p>
    </section>
  );
}

function Checkpoints() {
  const t = useWords({ zh, en });
  const { data, error, refetch } = useQuery({
    queryKey: ['checkpoints'],
    queryFn: ({ signal }) => read<CheckpointsReply>('/api/checkpoints', { signal }),
  });
  return (
    <section className="card archive-part" aria-labelledby="archive-checkpoints">
      <h2 id="archive-checkpoints">{t.checkpoints}</h2>
      <p>{t.checkpointsAbout}</p>
      {error !== null ? (
        <Refused error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading lines={4} />
      ) : (
        <Kept reply={data} />
      )}
    </section>
  );
}

function Kept({ reply: { newest, count, key } }: { reply: CheckpointsReply }) {
  const t = useWords({ zh, en });
  if (newest === null || key === null) return <Empty title={t.none} next={t.noneNext} />;
  return (
    <>
      <h3>{t.key}</h3>
      <p className="unclear">{t.keyAbout}</p>
      <pre className="archive-text">{key}</pre>
      <CopyButton text={key} label={t.copyKey} />
      <h3>{t.newest}</h3>
      <p>{t.newestOf(newest.size, instantText(newest.at), count)}</p>
      <pre className="archive-text">{newest.note}</pre>
      <CopyButton text={newest.note} label={t.copyNote} />
    </>
  );
}
