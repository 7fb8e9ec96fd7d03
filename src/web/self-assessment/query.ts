// What the server knows of self-assessments (自评查询).
import { queryOptions } from '@tanstack/react-query';
import type { SelfAssessmentReply, SelfAssessmentsReply } from '../../api/self-assessment.ts';
import { read } from '../fetch.ts';
import { queries } from '../query.ts';

export const selfAssessmentPath = (cycle: string, rest = ''): string =>
  `/api/cycles/${encodeURIComponent(cycle)}/self-assessments${rest}`;

export const selfAssessmentsQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['self-assessments', cycle],
    queryFn: ({ signal }) => read<SelfAssessmentsReply>(selfAssessmentPath(cycle), { signal }),
  });

export const selfAssessmentQuery = (cycle: string, body: string) =>
  queryOptions({
    queryKey: ['self-assessment', cycle, body],
    queryFn: ({ signal }) =>
      read<SelfAssessmentReply>(selfAssessmentPath(cycle, `/${encodeURIComponent(body)}`), { signal }),
  });

/** What was written or handed in changes the board, too. */
export function acceptSelfAssessment(cycle: string, reply: SelfAssessmentReply): void {
  queries.setQueryData(selfAssessmentQuery(cycle, reply.body).queryKey, reply);
  void queries.invalidateQueries({ queryKey: selfAssessmentsQuery(cycle).queryKey });
}
