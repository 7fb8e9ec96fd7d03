// Where a table comes in (放入文件): dropped, chosen, or pasted anywhere on the page; progress with a way to stop it.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { DocumentReply } from '../../api/document.ts';
import { request, upload } from '../fetch.ts';
import { useDrop } from '../form/drop.ts';
import { FileChooser } from '../form/file-chooser.tsx';
import { useWords } from '../language.ts';
import { Progress } from '../state/progress.tsx';
import { Refused } from '../state/refused.tsx';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';

const bytesMax = 50 * 1024 * 1024;
export const acceptedForms = '.docx,.doc,.xlsx,.csv,.txt,.html,.htm';

type Source = { file: File } | { html: string | null; text: string };
type Stage = { name: string; share: number | null };

/** Sends one thing at a time; a second one stops the first. */
export function useTaking(onTaken: (raw: DocumentReply) => void) {
  const t = useWords({ zh, en });
  const [stage, setStage] = useState<Stage | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  const { mutate, error, reset } = useMutation({
    mutationFn: async (source: Source) => {
      stop.current?.abort();
      const own = new AbortController();
      stop.current = own;
      const { signal } = own;
      const name = 'file' in source ? source.file.name : t.drop.pasted;
      setStage({ name, share: null });
      try {
        if (!('file' in source))
          return await request<DocumentReply>('POST', '/api/documents/pasted', source, { signal });
        return await upload<DocumentReply>(`/api/documents?name=${encodeURIComponent(name)}`, source.file, {
          signal,
          // All bytes are there: now they are read, and nobody knows how long.
          onProgress: (share) => setStage({ name, share: share < 1 ? share : null }),
        });
      } finally {
        if (stop.current === own) setStage(null);
      }
    },
    onSuccess: onTaken,
  });
  const take = (source: Source) => {
    setFault(null);
    reset();
    if ('file' in source && source.file.size > bytesMax) setFault(t.drop.tooLarge(source.file.name));
    else if (!('file' in source) && (source.html ?? '').trim() === '' && !source.text.includes('\t'))
      setFault(t.drop.nothingPasted);
    else mutate(source);
  };
  const isStopped = error instanceof DOMException && error.name === 'AbortError';
  return { take, stage, fault, error: isStopped ? null : error, cancel: () => stop.current?.abort() };
}

export type Taking = ReturnType<typeof useTaking>;

/** What is going on with the file, for wherever it was dropped. */
export function TakingState({ taking }: { taking: Taking }) {
  const t = useWords({ zh, en });
  const { stage, fault, error, cancel } = taking;
  return (
    <>
      {stage !== null && (
        <Progress
          label={stage.share === null ? t.drop.reading(stage.name) : t.drop.sending(stage.name)}
          share={stage.share}
          onCancel={cancel}
        />
      )}
      {fault !== null && (
        <p className="notice is-error" role="alert">
          {fault}
        </p>
      )}
      {error !== null && <Refused error={error} />}
    </>
  );
}

/** Files dropped and tables pasted anywhere on the page, but in a field that is being typed in. */
export function useDropAndPaste(take: Taking['take']): boolean {
  const isOver = useDrop((file) => take({ file }));
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { target, clipboardData } = event;
      if (clipboardData === null || (target instanceof Element && target.closest('input, textarea, select') !== null))
        return;
      event.preventDefault();
      const html = clipboardData.getData('text/html');
      const text = clipboardData.getData('text/plain');
      const [file] = clipboardData.files;
      if (html.trim() === '' && text === '' && file !== undefined) take({ file });
      else take({ html: html.trim() === '' ? null : html, text });
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [take]);
  return isOver;
}

export function DropZone({ taking, isOver, children }: { taking: Taking; isOver: boolean; children?: ReactNode }) {
  const t = useWords({ zh, en });
  return (
    <section className={isOver ? 'drop is-over' : 'drop'} aria-label={t.drop.title}>
      <h2>{isOver ? t.drop.release : t.drop.title}</h2>
      <div className="actions">
        <FileChooser label={t.drop.label} accept={acceptedForms} isPrimary onFile={(file) => taking.take({ file })}>
          {t.drop.choose}
        </FileChooser>
        {children}
      </div>
      <p>{t.drop.paste}</p>
      <p className="unclear">{t.drop.forms}</p>
      <ol className="drop-steps">
        {t.drop.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
