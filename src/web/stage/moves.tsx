// What can be done with the year now (可以办的): each transition with what it does, and a question before it is done.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { StageReply } from '../../api/stage.ts';
import { transitions } from '../../domain/stage.ts';
import { dayIn } from '../form/day.ts';
import { DayInput, useDayFault } from '../form/day-input.tsx';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { useWords } from '../language.ts';
import { Unhanded } from '../handing/unhanded.tsx';
import { useMay } from '../may.ts';
import { addressOf } from '../pages.ts';
import { computationsQuery } from '../result/query.ts';
import { Refused } from '../state/refused.tsx';
import { stage as en } from '../words/en/stage.ts';
import { stage as zh } from '../words/zh/stage.ts';
import { OpenNow } from './open-now.tsx';
import { type Deed, useDeed } from './query.ts';

type Noun = keyof typeof transitions | 'extension';
type Props = { cycle: string; view: StageReply };

export function Moves({ cycle, view }: Props) {
  const t = useWords({ zh, en }).moves;
  const may = useMay();
  const waiting = new Set(view.proposals.filter(({ end }) => end === null).map(({ content }) => content.kind as Noun));
  const nouns: Noun[] = view.moves.filter(({ mayNow }) => mayNow).map(({ transition }) => transition);
  if (view.stage === 'marking' && may('extension:propose')) nouns.push('extension');
  const free = nouns.filter((noun) => !waiting.has(noun));
  return (
    <section className="card" aria-labelledby="moves">
      <h2 id="moves">{t.title}</h2>
      {nouns.length === 0 && <p className="unclear">{t.none}</p>}
      <ul className="stage-list">
        {free.map((noun) => (
          <li key={noun}>
            <p>{t[noun].why}</p>
            {noun === 'opening' && <OpenNow cycle={cycle} />}
            <Ask cycle={cycle} noun={noun} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const asksReason = (noun: Noun): boolean =>
  noun === 'extension' || transitions[noun].asks === 'reason' || transitions[noun].hands !== 'one';
const needsReason = (noun: Noun): boolean => noun === 'extension' || transitions[noun].asks === 'reason';

function Ask({ cycle, noun }: { cycle: string; noun: Noun }) {
  const t = useWords({ zh, en });
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button type={noun === 'recall' || noun === 'reopening' ? 'default' : 'primary'} onClick={() => setAsked(true)}>
        {t.moves[noun].yes}
      </Button>
      {isAsked && <Question cycle={cycle} noun={noun} onClose={() => setAsked(false)} />}
    </>
  );
}

function Question({ cycle, noun, onClose }: { cycle: string; noun: Noun; onClose: () => void }) {
  const t = useWords({ zh, en });
  const [said, setSaid] = useState({ reason: '', number: '', on: '', title: '', day: '' });
  const [isChecked, setChecked] = useState(false);
  const deed = useDeed(cycle);
  const computed = useQuery({ ...computationsQuery(cycle), enabled: noun === 'application' });
  const [newest] = computed.data?.computations ?? [];
  const dayFault = useDayFault(said.day);
  const onFault = useDayFault(said.on);
  const isMinutes = noun === 'settlement';
  const on = dayIn(said.on);
  const lacksReason = needsReason(noun) && said.reason.trim() === '';
  const isWrong =
    lacksReason ||
    (isMinutes && (said.number.trim() === '' || on === null)) ||
    (noun === 'extension' && dayFault !== null) ||
    (noun === 'application' && newest === undefined);
  const body = (): object => ({
    reason: said.reason.trim(),
    ...(isMinutes && { document: { number: said.number.trim(), title: said.title.trim(), on } }),
    ...(noun === 'extension' && { closesOn: dayIn(said.day) }),
    ...(noun === 'application' && { number: newest?.number }),
  });
  const change = (part: Partial<typeof said>) => setSaid((before) => ({ ...before, ...part }));
  return (
    <Dialog title={t.moves[noun].yes} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          const deeds: Deed[] = [{ rest: noun, body: body() }];
          if (!isWrong) deed.mutate(deeds, { onSuccess: onClose });
        }}
      >
        <p>{t.moves[noun].why}</p>
        {noun === 'closure' && <Unhanded cycle={cycle} />}
        {noun === 'application' && computed.isSuccess && (
          <p>
            {newest === undefined ? t.ask.noComputation : `${t.ask.computation(newest.number)} `}{' '}
            <Link to={addressOf('results', { cycle })}>{t.ask.toResults}</Link>{' '}
            {(newest?.number ?? 0) > 1 && <Link to={addressOf('comparison', { cycle })}>{t.ask.toComparison}</Link>}
          </p>
        )}
        {noun === 'extension' && (
          <Field label={t.ask.lastDay} hint={t.ask.lastDayHint} fault={dayFault}>
            {(ties) => <DayInput ties={ties} value={said.day} onChange={(day) => change({ day })} />}
          </Field>
        )}
        {isMinutes && (
          <>
            <p>{t.ask.minutes}</p>
            <Field label={t.ask.number} fault={isChecked && said.number.trim() === '' ? t.ask.numberMissing : null}>
              {(ties) => (
                <input
                  {...ties}
                  className="input"
                  maxLength={100}
                  value={said.number}
                  onChange={({ target }) => change({ number: target.value })}
                />
              )}
            </Field>
            <Field label={t.ask.on} fault={onFault ?? (isChecked && on === null ? t.ask.onMissing : null)}>
              {(ties) => <DayInput ties={ties} value={said.on} onChange={(day) => change({ on: day })} />}
            </Field>
            <Field label={t.ask.name}>
              {(ties) => (
                <input
                  {...ties}
                  className="input"
                  maxLength={200}
                  value={said.title}
                  onChange={({ target }) => change({ title: target.value })}
                />
              )}
            </Field>
          </>
        )}
        {asksReason(noun) && (
          <Field label={t.ask.reason} fault={isChecked && lacksReason ? t.ask.reasonMissing : null}>
            {(ties) => (
              <input
                {...ties}
                className="input"
                maxLength={500}
                value={said.reason}
                onChange={({ target }) => change({ reason: target.value })}
              />
            )}
          </Field>
        )}
        {deed.error !== null && <Refused error={deed.error} />}
        <div className="actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={deed.isPending}
            disabled={noun === 'application' && newest === undefined}
          >
            {t.moves[noun].yes}
          </Button>
          <Button onClick={onClose}>{t.ask.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
