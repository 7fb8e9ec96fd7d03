// What the server knows of evidence (佐证材料查询), and what is asked anew after a change.
import { queryOptions } from '@tanstack/react-query';
import type {
  AlikeReply,
  EvidenceBodiesReply,
  EvidencePieceReply,
  EvidenceReply,
  RowEvidenceReply,
} from '../../api/evidence.ts';
import { read } from '../fetch.ts';
import { queries } from '../query.ts';

export type Piece = EvidencePieceReply;

const cyclePath = (cycle: string): string => `/api/cycles/${encodeURIComponent(cycle)}/evidence`;
export const bodyPath = (cycle: string, body: string, rest = ''): string =>
  `${cyclePath(cycle)}/${encodeURIComponent(body)}${rest}`;
export const piecePath = (id: string, rest: string): string => `/api/evidence/${encodeURIComponent(id)}${rest}`;

export const evidenceBodiesQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['evidence', 'bodies', cycle],
    queryFn: ({ signal }) => read<EvidenceBodiesReply>(cyclePath(cycle), { signal }),
  });

export const evidenceQuery = (cycle: string, body: string) =>
  queryOptions({
    queryKey: ['evidence', 'body', cycle, body],
    queryFn: ({ signal }) => read<EvidenceReply>(bodyPath(cycle, body), { signal }),
  });

export const alikeQuery = queryOptions({
  queryKey: ['evidence', 'alike'],
  queryFn: ({ signal }) => read<AlikeReply>('/api/evidence/alike', { signal }),
});

export const rowEvidenceQuery = (cycle: string, node: string, subject: string) =>
  queryOptions({
    queryKey: ['evidence', 'row', cycle, node, subject],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ subject });
      const path = `/api/cycles/${encodeURIComponent(cycle)}/rows/${encodeURIComponent(node)}/evidence`;
      return read<RowEvidenceReply>(`${path}?${query.toString()}`, { signal });
    },
    staleTime: 60_000,
  });

export const askAnew = (): Promise<void> => queries.invalidateQueries({ queryKey: ['evidence'] });
