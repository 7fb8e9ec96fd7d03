// Bodies of the directory that become appraised (加入被考评单位): found by name, several at once, into one group.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { directoryQuery } from '../body/directory.ts';
import { ManyPicker } from '../form/many-picker.tsx';
import { Field } from '../form/field.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { appraised as en } from '../words/en/subjects.ts';
import { appraised as zh } from '../words/zh/subjects.ts';
import { official } from '../words/official.ts';
import type { Editor } from './editor.ts';

export function AddSubjects({ editor: { scheme, apply } }: { editor: Editor }) {
  const t = useWords({ zh, en });
  const { data, error } = useQuery(directoryQuery);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [wanted, setWanted] = useState('');
  const there = new Set(scheme.subjects.map(({ id }) => id));
  const left = (data?.bodies ?? []).filter(({ id, retiredAt }) => retiredAt === null && !there.has(id));
  const bodies = left.filter(({ id }) => chosen.includes(id));
  const { groups } = scheme;
  const group = groups.length === 1 ? groups[0] : groups.find(({ id }) => id === wanted);
  const isReady = bodies.length > 0 && (group !== undefined || groups.length === 0);
  const add = () => {
    const id = group?.id ?? crypto.randomUUID();
    const first: SchemeEdit[] =
      group === undefined ? [{ type: 'add-group', group: { id, title: official.wholeGroup } }] : [];
    // The database admits these two kinds of sections alone.
    const subjects = bodies.map((body) => ({
      id: body.id,
      title: body.title,
      group: id,
      sections: body.sections.map(({ title, kind }) => ({ title, kind })),
    }));
    if (apply(...first, { type: 'add-subjects', subjects }) !== null) setChosen([]);
  };
  const directory = <Link to={addressOf('directory')}>{t.toDirectory}</Link>;
  if (data === undefined) return error === null ? <Loading lines={3} /> : <Refused error={error} />;
  return (
    <section className="card form" aria-labelledby="add-subjects">
      <h2 id="add-subjects">{t.add}</h2>
      {left.length === 0 ? (
        <p>
          {t.noneLeft} {directory}
        </p>
      ) : (
        <>
          <Field label={t.bodies} hint={t.bodiesHint(left.length)}>
            {({ id }) => <ManyPicker id={id} items={left} value={bodies.map((body) => body.id)} onChange={setChosen} />}
          </Field>
          {groups.length > 1 && (
            <Field label={t.intoGroup}>
              {(field) => (
                <select
                  {...field}
                  className="select"
                  value={group?.id ?? ''}
                  onChange={(event) => setWanted(event.target.value)}
                >
                  <option value="">{t.chooseGroup}</option>
                  {groups.map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <div className="actions">
            <Button type="primary" disabled={!isReady} onClick={add}>
              {t.addChosen(bodies.length)}
            </Button>
            <Button disabled={bodies.length === left.length} onClick={() => setChosen(left.map(({ id }) => id))}>
              {t.chooseAll(left.length)}
            </Button>
            {directory}
          </div>
        </>
      )}
    </section>
  );
}
