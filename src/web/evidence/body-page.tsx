// The evidence of one body (单位佐证材料): uploaded, searched, opened, and said which rows it serves.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useCycles } from '../cycle.ts';
import { request } from '../fetch.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { useCycleId, valueIn } from '../scheme/address.ts';
import { schemeQuery } from '../scheme/query.ts';
import { DownloadButton } from '../state/download-button.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { AlikeWords } from './alike-words.tsx';
import './evidence.css';
import { PieceDrawer } from './piece-drawer.tsx';
import { PieceList } from './piece-list.tsx';
import { AboutForm, RowsForm, TakeBackForm, TakenNotice } from './piece-tools.tsx';
import { askAnew, bodyPath, evidenceBodiesQuery, evidenceQuery, type Piece, piecePath } from './query.ts';
import { rowsFor } from './rows.ts';
import { UploadZone } from './upload-zone.tsx';
import { useUploads } from './uploads.ts';
import { useEvidenceWords } from './words.ts';

/** What came in since the page was opened: how many, and those that are like another one. */
function Arrived({ pieces, onOpen }: { pieces: readonly Piece[]; onOpen: (id: string) => void }) {
  const words = useEvidenceWords();
  const doubtful = pieces.filter(({ alike }) => alike.length > 0);
  return (
    <>
      <p role="status">{pieces.length > 0 && words.add.done(pieces.length)}</p>
      {doubtful.map((piece) => (
        <section key={piece.id} className="notice is-waiting" role="alert">
          <button type="button" className="link" onClick={() => onOpen(piece.id)}>
            {piece.title}
          </button>
          <AlikeWords piece={piece} />
        </section>
      ))}
    </>
  );
}

/** The last one that was taken back, and the way back. */
function Undo({ piece, onUndone }: { piece: Piece; onUndone: () => void }) {
  const t = useEvidenceWords().list;
  const restore = useMutation({
    mutationFn: async () => {
      await request('POST', piecePath(piece.id, '/restoration'), { base: piece.version });
      await askAnew();
    },
    onSuccess: onUndone,
  });
  return (
    <div className="notice is-waiting evidence-undo" role="status">
      <span>{t.undone(piece.title)}</span>
      <Button loading={restore.isPending} onClick={() => restore.mutate()}>
        {t.undo}
      </Button>
      {restore.error !== null && <Refused error={restore.error} />}
    </div>
  );
}

export function Page() {
  const words = useEvidenceWords();
  const shell = useWords({ zh, en });
  const cycle = useCycleId();
  const body = useParams({ strict: false, select: valueIn('body') });
  const { cycles } = useCycles();
  const evidence = useQuery(evidenceQuery(cycle, body));
  const scheme = useQuery(schemeQuery(cycle, null));
  const all = useQuery(evidenceBodiesQuery(cycle));
  const [opened, setOpened] = useState<string | null>(null);
  const [arrived, setArrived] = useState<readonly Piece[]>([]);
  const [taken, setTaken] = useState<Piece | null>(null);
  const rows = useMemo(() => (scheme.data === undefined ? [] : rowsFor(scheme.data.scheme, body)), [scheme.data, body]);
  const onArrived = useCallback((piece: Piece) => {
    setArrived((now) => [...now, piece]);
    void askAnew();
  }, []);
  const uploads = useUploads({ cycle, body, onArrived });
  const error = evidence.error ?? scheme.error;
  if (evidence.data === undefined || scheme.data === undefined) {
    const retry = () => void Promise.all([evidence.refetch(), scheme.refetch()]);
    return error === null ? <Loading lines={10} /> : <Refused error={error} onRetry={retry} />;
  }
  const { title, mayAdd, mayWithdraw, isSubject, pieces } = evidence.data;
  const cycleTitles = new Map(cycles.map((each) => [each.id, each.title]));
  const piece = pieces.find(({ id }) => id === opened);
  const hasOthers = (all.data?.bodies.length ?? 0) > 1;
  return (
    <>
      <PageHeader
        title={hasOthers ? title : shell.pages.evidence}
        about={hasOthers ? shell.pages.evidence : words.about}
      >
        {hasOthers && <Link to={addressOf('evidence', { cycle })}>{words.list.back}</Link>}
        {pieces.some(({ state }) => state === 'standing') && (
          <DownloadButton path={bodyPath(cycle, body, '/archive.zip')} label={words.list.archive} />
        )}
      </PageHeader>
      {mayAdd && !isSubject && <p className="notice is-waiting">{words.add.notSubject}</p>}
      {mayAdd && <UploadZone uploads={uploads} rows={rows} />}
      <Arrived pieces={arrived} onOpen={setOpened} />
      {taken !== null && <Undo key={taken.id} piece={taken} onUndone={() => setTaken(null)} />}
      <PieceList
        pieces={pieces}
        cycle={cycle}
        rows={rows}
        cycleTitles={cycleTitles}
        mayAdd={mayAdd}
        onOpen={setOpened}
      />
      {piece !== undefined && (
        <PieceDrawer piece={piece} onClose={() => setOpened(null)}>
          {piece.state === 'withdrawn' ? (
            <TakenNotice piece={piece} mayRestore={mayWithdraw} />
          ) : (
            <>
              {mayAdd && <AboutForm piece={piece} />}
              {mayAdd && rows.length > 0 && (
                <RowsForm
                  key={piece.id}
                  piece={piece}
                  cycle={cycle}
                  cycleTitle={cycleTitles.get(cycle) ?? ''}
                  rows={rows}
                />
              )}
              {mayWithdraw && (
                <TakeBackForm
                  piece={piece}
                  onTaken={(gone) => {
                    setOpened(null);
                    setTaken(gone);
                  }}
                />
              )}
            </>
          )}
        </PieceDrawer>
      )}
    </>
  );
}
