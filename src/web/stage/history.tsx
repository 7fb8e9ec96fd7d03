// How the year came to where it stands (阶段变动): each change with who, when, by what document, and who agreed.
import type { StageReply, StageStep } from '../../api/stage.ts';
import { instantText } from '../../domain/instant.ts';
import { stages, transitions } from '../../domain/stage.ts';
import { orderWords } from '../../domain/stage-change.ts';
import { useBoth, useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { stage as en } from '../words/en/stage.ts';
import { stage as zh } from '../words/zh/stage.ts';

export function History({ view }: { view: StageReply }) {
  const t = useWords({ zh, en }).history;
  const newestFirst = view.history.toReversed();
  return (
    <section className="card" aria-labelledby="stage-history">
      <h2 id="stage-history">{t.title}</h2>
      {newestFirst.length === 0 && <p className="unclear">{t.none}</p>}
      <LongList tag="ul" className="stage-list" items={newestFirst} keyOf={(_, at) => newestFirst.length - at}>
        {(step) => <Step step={step} />}
      </LongList>
    </section>
  );
}

function Step({ step }: { step: StageStep }) {
  const t = useWords({ zh, en }).history;
  const both = useBoth();
  const { transition, from, to, at, by, reason, document, computation, two, day, unhanded } = step;
  const notes = [
    day === null ? null : t.byCalendar(day),
    two === null ? null : t.two(...two),
    computation === null ? null : t.computation(computation),
    document === null ? null : t.document(both(orderWords(document))),
    reason === null ? null : t.reason(reason),
    unhanded.length === 0 ? null : t.unhanded(unhanded),
  ].filter((note) => note !== null);
  return (
    <>
      <span>
        <b>{t.line(both(transitions[transition]), both(stages[from]), both(stages[to]))}</b>
        {notes.length > 0 && <span className="list-note"> {notes.join(' · ')}</span>}
      </span>
      <span className="list-note">
        {at === null ? '' : instantText(at)} {two === null && day === null ? (by ?? t.bySystem) : ''}
      </span>
    </>
  );
}
