// Releasing the summary to all who were asked (公布汇总表), once nothing stands in the way.
import { useMutation } from '@tanstack/react-query';
import type { ConsultationReply } from '../../api/consultation.ts';
import { request } from '../fetch.ts';
import { AskedButton } from '../form/asked-button.tsx';
import { consultationPath, refreshConsultations } from './query.ts';
import { useConsultationWords } from './words.ts';

export function Release({ cycle, round }: { cycle: string; round: ConsultationReply }) {
  const t = useConsultationWords().release;
  const release = useMutation({
    mutationFn: () => request<{ releasedAt: string }>('POST', consultationPath(cycle, `/${round.number}/release`)),
    onSuccess: () => refreshConsultations(cycle),
  });
  if (round.releasedAt !== null || round.answers === null) return null;
  const opinions = round.answers.flatMap((each) => each.opinions);
  const isOver = round.daysLeft < 0 || round.answers.length === round.asked;
  const isReady = isOver && opinions.every(({ reply }) => reply !== null);
  if (!isReady) return <span className="unclear consultation-waits">{t.waits}</span>;
  return <AskedButton label={t.open} title={t.sure} why={t.why} change={release} />;
}
