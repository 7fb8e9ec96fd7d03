// The released summary (征求意见情况汇总表), for all who were asked.
import type { ConsultationReply } from '../../api/consultation.ts';
import { verdicts } from '../../domain/consultation.ts';
import { useBoth } from '../language.ts';
import { LongTable } from '../state/long-table.tsx';
import { useConsultationWords } from './words.ts';

type Line = NonNullable<ConsultationReply['summary']>[number] & { number: number };

export function Summary({ lines }: { lines: readonly Omit<Line, 'number'>[] }) {
  const words = useConsultationWords();
  const t = words.summary;
  const both = useBoth();
  const told = (text: string) => <span className="consultation-text">{text}</span>;
  return (
    <section className="card" aria-labelledby="summary">
      <h2 id="summary">{t.title}</h2>
      {lines.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <LongTable<Line>
          rowKey="number"
          width={1080}
          dataSource={lines.map((line, at) => ({ ...line, number: at + 1 }))}
          columns={[
            { key: 'number', title: t.number, dataIndex: 'number', width: 60 },
            { key: 'row', title: t.row, width: 180, render: (_, { row }) => row ?? words.opinion.general },
            { key: 'original', title: t.original, width: 220, render: (_, { original }) => told(original ?? '') },
            {
              key: 'body',
              title: t.body,
              width: 140,
              render: (_, { body, isLate }) => (
                <>
                  {body} {isLate && <span className="consultation-late">{words.isLate}</span>}
                </>
              ),
            },
            { key: 'text', title: t.text, width: 220, render: (_, { text }) => told(text) },
            {
              key: 'verdict',
              title: words.verdict,
              width: 110,
              render: (_, { verdict, version }) => (
                <>
                  {verdict === null ? words.noReply : both(verdicts[verdict])}
                  {version !== null && <span className="list-note">{words.doneIn(version)}</span>}
                </>
              ),
            },
            { key: 'because', title: words.because, width: 150, render: (_, { because }) => told(because) },
          ]}
        />
      )}
    </section>
  );
}
