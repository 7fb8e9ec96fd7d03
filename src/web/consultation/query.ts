// What the server knows of consultations (征求意见查询).
import { queryOptions } from '@tanstack/react-query';
import type { AddresseesReply, ConsultationReply, ConsultationsReply } from '../../api/consultation.ts';
import { read } from '../fetch.ts';
import { queries } from '../query.ts';
import { tellTabs } from '../tabs.ts';

export const consultationPath = (cycle: string, rest = ''): string =>
  `/api/cycles/${encodeURIComponent(cycle)}/consultations${rest}`;

export const consultationsQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['consultations', cycle],
    queryFn: ({ signal }) => read<ConsultationsReply>(consultationPath(cycle), { signal }),
  });

export const consultationQuery = (cycle: string, number: number) =>
  queryOptions({
    queryKey: ['consultation', cycle, number],
    queryFn: ({ signal }) => read<ConsultationReply>(consultationPath(cycle, `/${number}`), { signal }),
  });

export const addresseesQuery = (cycle: string, version: number) =>
  queryOptions({
    queryKey: ['consultations', cycle, 'addressees', version],
    queryFn: ({ signal }) =>
      read<AddresseesReply>(consultationPath(cycle, `/addressees?version=${version}`), { signal }),
    staleTime: 60_000,
  });

/** Something was sent, answered, replied or released, here: in other tabs, too. */
export async function refreshConsultations(cycle: string): Promise<void> {
  tellTabs(['consultations', cycle], ['consultation', cycle], ['home']);
  await queries.invalidateQueries({
    predicate: ({ queryKey: [noun, of] }) =>
      noun === 'home' || (of === cycle && (noun === 'consultations' || noun === 'consultation')),
  });
}
