// A file looked at on the page (预览): a PDF by the browser's own reader, a picture as it is; anything else is to be downloaded.
import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef } from 'react';
import { evidenceForms } from '../../domain/evidence.ts';
import { readFile } from '../fetch.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { type Piece, piecePath } from './query.ts';
import { useEvidenceWords } from './words.ts';

/** Shows a file in memory as long as the element is there; its address is given back then. */
function useShown<Element extends HTMLImageElement | HTMLIFrameElement>(file: Blob, hash = '') {
  const place = useRef<Element>(null);
  useLayoutEffect(() => {
    const address = URL.createObjectURL(file);
    if (place.current !== null) place.current.src = `${address}${hash}`;
    return () => URL.revokeObjectURL(address);
  }, [file, hash]);
  return place;
}

type ShownProps = { file: Blob; label: string };

function Picture({ file, label }: ShownProps) {
  const place = useShown<HTMLImageElement>(file);
  return <img ref={place} className="evidence-picture" alt={label} />;
}

/** Without the reader's own list of pages, which would take half of the drawer. */
function Pdf({ file, label }: ShownProps) {
  const place = useShown<HTMLIFrameElement>(file, '#navpanes=0');
  // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in a sandbox; as a blob of this kind it runs nothing of the page
  return <iframe ref={place} className="evidence-pdf" title={label} />;
}

export function Preview({ piece }: { piece: Piece }) {
  const t = useEvidenceWords().piece;
  const { media, isShown } = evidenceForms[piece.form];
  const { data, error, refetch } = useQuery({
    queryKey: ['evidence-file', piece.sha256],
    // Under the kind that it was handed in as, whatever it says of itself.
    queryFn: async ({ signal }) =>
      new Blob([await readFile(piecePath(piece.id, '/preview'), { signal })], { type: media }),
    enabled: isShown,
    staleTime: Infinity,
    gcTime: 0,
  });
  if (!isShown) return <p className="evidence-unshown">{t.noPreview}</p>;
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={6} />;
  const label = t.previewOf(piece.title);
  if (piece.form !== 'pdf') return <Picture file={data} label={label} />;
  return (
    <>
      <Pdf file={data} label={label} />
      <p className="field-hint">{t.onPhone}</p>
    </>
  );
}
