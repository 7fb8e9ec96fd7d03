// Who has answered and who has not (答复情况), for the organiser.
import { useState } from 'react';
import type { ConsultationReply } from '../../api/consultation.ts';
import { instantText } from '../../domain/instant.ts';
import { ListFilter } from '../form/list-filter.tsx';
import { CopyButton } from '../state/copy-button.tsx';
import { LongList } from '../state/long-list.tsx';
import { useConsultationWords } from './words.ts';

type Addressed = NonNullable<ConsultationReply['addressed']>;
type Answers = NonNullable<ConsultationReply['answers']>;
type Props = { round: ConsultationReply; addressed: Addressed; answers: Answers };
type Line = Addressed[number] & { answer: Answers[number] | null };

export function Board({ round, addressed, answers }: Props) {
  const words = useConsultationWords();
  const t = words.board;
  const [onlyWaiting, setOnlyWaiting] = useState(false);
  const [search, setSearch] = useState('');
  const given = new Map(answers.map((answer) => [answer.body, answer]));
  const lines = addressed.map((each): Line => ({ ...each, answer: given.get(each.body) ?? null }));
  const waiting = lines.filter(({ answer }) => answer === null);
  const late = answers.filter(({ isLate }) => isLate).length;
  const shown = (onlyWaiting ? waiting : lines).filter(({ title }) => title.includes(search.trim()));
  const waits = round.daysLeft < 0 ? t.waitingLate(-round.daysLeft) : t.waiting;
  return (
    <section className="card consultation-board" aria-labelledby="board">
      <h2 id="board">{t.title}</h2>
      <p className="digits">
        {[words.counts(answers.length, addressed.length), ...(late > 0 ? [words.late(late)] : [])].join(' · ')}
      </p>
      <ListFilter
        label={t.search}
        search={search}
        onSearch={setSearch}
        only={[{ label: t.onlyWaiting, isOn: onlyWaiting, onChange: setOnlyWaiting }]}
      >
        {waiting.length > 0 && (
          <CopyButton label={t.copy(waiting.length)} text={t.list(waiting.map(({ title }) => title))} />
        )}
      </ListFilter>
      <LongList className="consultation-bodies" tag="ul" label={t.title} items={shown} keyOf={({ body }) => body}>
        {({ title, as, answer }) => (
          <div className="consultation-body">
            <b>{title}</b>
            <span className="unclear">{as.map((each) => t[each]).join(' · ')}</span>
            {answer === null ? (
              <span className="consultation-waiting">{waits}</span>
            ) : (
              <span className="done">
                {answer.opinions.length === 0 ? t.nothing : words.opinions(answer.opinions.length)}{' '}
                {answer.isLate && <span className="consultation-late">{words.isLate}</span>}
              </span>
            )}
            <span className="unclear digits">
              {answer === null ? '' : `${instantText(answer.at)} · ${answer.by ?? words.system}`}
            </span>
          </div>
        )}
      </LongList>
    </section>
  );
}
