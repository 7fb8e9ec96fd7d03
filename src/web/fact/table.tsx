// The other facts as a table (登记清单的表): a line each, on a phone a card.
import { Button } from 'antd';
import type { FactsReply } from '../../api/fact.ts';
import { useNarrow } from '../frame/narrow.ts';
import { instantText } from '../../domain/instant.ts';
import { useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { LongTable } from '../state/long-table.tsx';
import { fact as en } from '../words/en/fact.ts';
import { fact as zh } from '../words/zh/fact.ts';

export type Line = FactsReply['facts'][number] & {
  isPast: boolean;
  isTaken: boolean;
  subject: string;
  row: string;
  content: string;
};

type Props = {
  lines: Line[];
  /** Null: the account may not. */
  onCorrect: ((line: Line) => void) | null;
  onTake: (line: Line) => void;
};

const recordOf = ({ fact, at }: Line): string => `${fact.by} ${instantText(at)}`;

export function FactTable({ lines, onCorrect, onTake }: Props) {
  const t = useWords({ zh, en });
  const isNarrow = useNarrow();
  const acts = (line: Line) =>
    line.isPast || onCorrect === null ? null : (
      <>
        <Button size="small" type="link" onClick={() => onCorrect(line)}>
          {t.correct}
        </Button>
        <Button size="small" type="link" onClick={() => onTake(line)}>
          {t.withdraw}
        </Button>
      </>
    );
  if (isNarrow)
    return (
      <LongList tag="ul" className="fact-cards" items={lines} keyOf={({ fact }) => fact.id}>
        {(line) => (
          <div className={line.isPast ? 'card fact-card fact-past' : 'card fact-card'}>
            <b>{line.subject}</b>
            <span>{line.row}</span>
            <span>
              <Content line={line} />
            </span>
            <small>{recordOf(line)}</small>
            <div>{acts(line)}</div>
          </div>
        )}
      </LongList>
    );
  return (
    <LongTable<Line>
      width={1060}
      rowKey={({ fact }) => fact.id}
      rowClassName={({ isPast }) => (isPast ? 'fact-past' : '')}
      dataSource={lines}
      columns={[
        { title: t.subject, dataIndex: 'subject', width: 190 },
        { title: t.row, dataIndex: 'row', width: 220 },
        { title: t.content, width: 360, render: (_, line) => <Content line={line} /> },
        { title: t.record, width: 150, render: (_, line) => recordOf(line) },
        ...(onCorrect === null
          ? []
          : [{ title: t.actions, width: 140, render: (_: unknown, line: Line) => acts(line) }]),
      ]}
    />
  );
}

function Content({ line: { fact, content, isPast, isTaken } }: { line: Line }) {
  const t = useWords({ zh, en });
  const { changedFor, withdrawn } = fact;
  if (!isPast && changedFor === undefined) return content;
  if (!isPast)
    return (
      <>
        {content} <small>{t.correctedFor(changedFor ?? '')}</small>
      </>
    );
  const isSaid = withdrawn === true && changedFor !== undefined;
  const why = isSaid ? t.withdrawnFor(changedFor) : isTaken ? t.isWithdrawn : t.isCorrected;
  return (
    <>
      <span className="fact-words">{content}</span> {why}
    </>
  );
}
