// What the server knows of assignments (责任分工查询).
import { queryOptions } from '@tanstack/react-query';
import type { AssignmentReply, AssignmentsReply, AssignmentVersionsReply } from '../../api/assignment.ts';
import { read } from '../fetch.ts';

export const assignmentPath = (cycle: string, body: string, rest = ''): string =>
  `/api/cycles/${encodeURIComponent(cycle)}/assignments/${encodeURIComponent(body)}${rest}`;

export const assignmentsQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['assignments', cycle],
    queryFn: ({ signal }) => read<AssignmentsReply>(`/api/cycles/${encodeURIComponent(cycle)}/assignments`, { signal }),
  });

/** `version` null: the newest. */
export const assignmentQuery = (cycle: string, body: string, version: number | null) =>
  queryOptions({
    queryKey: ['assignment', cycle, body, version],
    queryFn: ({ signal }) =>
      read<AssignmentReply>(assignmentPath(cycle, body, version === null ? '' : `?version=${version}`), { signal }),
  });

export const assignmentVersionsQuery = (cycle: string, body: string) =>
  queryOptions({
    queryKey: ['assignment', cycle, body, 'versions'],
    queryFn: ({ signal }) => read<AssignmentVersionsReply>(assignmentPath(cycle, body, '/versions'), { signal }),
  });
