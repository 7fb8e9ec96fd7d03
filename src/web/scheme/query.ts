// What the server knows of a scheme (方案查询): versions, the official table, differences, and since when answers stand.
import { queryOptions } from '@tanstack/react-query';
import type {
  AnswersReply,
  SchemeColumnsReply,
  SchemeDifferenceReply,
  SchemeEffectReply,
  SchemeReply,
  SchemeTableReply,
  SchemeVersionsReply,
} from '../../api/scheme.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { read, request } from '../fetch.ts';
import type { Editor } from './editor.ts';

export const pathOf = (cycle: string, rest: string): string => `/api/cycles/${encodeURIComponent(cycle)}/${rest}`;
const asked = (version: number | null): string => (version === null ? '' : `?version=${version}`);

/** A numbered version never changes. */
const ageOf = (version: number | null): number => (version === null ? 5000 : Number.POSITIVE_INFINITY);

/** `version` null: the newest. */
export const schemeQuery = (cycle: string, version: number | null) =>
  queryOptions({
    queryKey: ['scheme', cycle, 'version', version],
    queryFn: ({ signal }) => read<SchemeReply>(pathOf(cycle, `scheme${asked(version)}`), { signal }),
    staleTime: ageOf(version),
  });

export const tableQuery = (cycle: string, version: number | null) =>
  queryOptions({
    queryKey: ['scheme', cycle, 'table', version],
    queryFn: ({ signal }) => read<SchemeTableReply>(pathOf(cycle, `scheme/table${asked(version)}`), { signal }),
    staleTime: ageOf(version),
  });

export const versionsQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['scheme', cycle, 'versions'],
    queryFn: ({ signal }) => read<SchemeVersionsReply>(pathOf(cycle, 'scheme/versions'), { signal }),
  });

/** Which columns the official table gets by the draft. */
export const columnsQuery = ({ cycle, saved, draft, scheme }: Editor) =>
  queryOptions({
    // The edits say all that the draft makes of its version, in fewer words.
    queryKey: ['scheme', cycle, 'columns', saved.version, draft?.edits],
    queryFn: ({ signal }) =>
      request<SchemeColumnsReply>('POST', pathOf(cycle, 'scheme/columns'), { base: saved.version, scheme }, { signal }),
    enabled: draft !== null && draft.edits.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** What a changed scheme makes of totals and ranks; `change` tells the change in few words. Asked anew each time: facts come in meanwhile. */
export const effectQuery = (
  cycle: string,
  { base, scheme, change }: { base: number; scheme: Scheme | null; change: string },
) =>
  queryOptions({
    queryKey: ['scheme', cycle, 'effect', base, change],
    queryFn: ({ signal }) =>
      request<SchemeEffectReply>('POST', pathOf(cycle, 'scheme/effect'), { base, scheme }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });

export const answersQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['scheme', cycle, 'answers'],
    queryFn: ({ signal }) => read<AnswersReply>(pathOf(cycle, 'scheme/answers'), { signal }),
  });

export const differenceQuery = (cycle: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['scheme', cycle, 'difference', from, to],
    queryFn: ({ signal }) =>
      read<SchemeDifferenceReply>(
        `${pathOf(cycle, `scheme/versions/${to}/difference`)}?${String(new URLSearchParams({ from: String(from) }))}`,
        { signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const wordAddress = (cycle: string, version: number | null): string =>
  pathOf(cycle, `scheme.docx${asked(version)}`);
