// A file looked at on the page (预览): a PDF by the browser's own reader, a picture as it is; anything else is to be downloaded.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { evidenceForms } from '../../domain/evidence.ts';
import { readFile } from '../fetch.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { type Piece, piecePath } from './query.ts';
import { useEvidenceWords } from './words.ts';

/** The address of a file in memory, given back when it is no longer shown. */
function useAddress(file: Blob | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (file === undefined) return undefined;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}

export function Preview({ piece }: { piece: Piece }) {
  const t = useEvidenceWords().piece;
  const { media, isShown } = evidenceForms[piece.form];
  const { data, error, refetch } = useQuery({
    queryKey: ['evidence-file', piece.sha256],
    // Under the kind that it was handed in as, whatever it says of itself.
    queryFn: async ({ signal }) => new Blob([await readFile(piecePath(piece.id, '/preview'), { signal })], { type: media }),
    enabled: isShown,
    staleTime: Infinity,
    gcTime: 0,
  });
  const address = useAddress(data);
  if (!isShown) return <p className="evidence-unshown">{t.noPreview}</p>;
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (address === null) return <Loading lines={6} />;
  if (piece.form !== 'pdf')
    return <img className="evidence-picture" src={address} alt={t.previewOf(piece.title)} />;
  return (
    <>
      <iframe className="evidence-pdf" src={address} title={t.previewOf(piece.title)} />
      <p className="field-hint">{t.onPhone}</p>
    </>
  );
}
