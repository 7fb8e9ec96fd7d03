// One body in a drawer (单位的修改): its names, its sections, its people, and how documents call it.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { BodyDraft } from '../../api/body.ts';
import { request } from '../fetch.ts';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { SideDrawer } from '../form/side-drawer.tsx';
import { useWords } from '../language.ts';
import { queries } from '../query.ts';
import { useRoleTitles } from '../role.ts';
import { useMay } from '../may.ts';
import { LongList } from '../state/long-list.tsx';
import { Refused } from '../state/refused.tsx';
import { directory as en } from '../words/en/directory.ts';
import { directory as zh } from '../words/zh/directory.ts';
import {
  directoryQuery,
  draftOf,
  type Entry,
  isChanged,
  retiredAs,
  type Typed,
  typedOf,
  typedSince,
} from './directory.ts';
import { UsedNames } from './names.tsx';
import { Sections } from './sections.tsx';

type Props = { entry: Entry | null; onClose: () => void };

const send = (entry: Entry | null, draft: BodyDraft): Promise<Entry> =>
  entry === null
    ? request('POST', '/api/bodies', draft)
    : request('PUT', `/api/bodies/${encodeURIComponent(entry.id)}`, { ...draft, revision: entry.revision });

export function BodyDrawer({ entry, onClose }: Props) {
  const t = useWords({ zh, en });
  const may = useMay();
  // What the form was filled from: a reload of the list below must not change what is being typed, nor on what it rests.
  const [before, setBefore] = useState(entry);
  const [typed, setTyped] = useState<Typed>(() => typedOf(entry));
  const [isChecked, setChecked] = useState(false);
  const refresh = () => void queries.invalidateQueries({ queryKey: directoryQuery.queryKey });
  const save = useMutation({
    mutationFn: (sent: Typed) => send(before, draftOf(sent)),
    onSuccess: (saved, sent) => {
      setBefore(saved);
      setTyped((now) => typedSince(sent, now, saved));
      setChecked(false);
      refresh();
    },
  });
  const retire = (saved: Entry) => {
    setBefore((now) => (now === null ? saved : retiredAs(now, saved)));
    refresh();
  };
  const isUnsaved = isChanged(typed, before);
  const mayEdit = may('body:edit');
  const submit = () => {
    setChecked(true);
    const isSound = typed.title.trim() !== '' && typed.sections.every(({ title }) => title.trim() !== '');
    if (isSound) save.mutate(typed);
  };
  return (
    <SideDrawer size={560} title={before?.title ?? t.newTitle} onClose={onClose}>
      <LeaveGuard isUnsaved={isUnsaved} />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t.title} fault={isChecked && typed.title.trim() === '' ? t.titleMissing : null}>
          {(field) => (
            <input
              {...field}
              className="input"
              readOnly={!mayEdit}
              value={typed.title}
              onChange={(event) => setTyped({ ...typed, title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t.names} hint={t.namesHint}>
          {(field) => (
            <textarea
              {...field}
              className="input is-tall"
              readOnly={!mayEdit}
              rows={3}
              value={typed.names}
              onChange={(event) => setTyped({ ...typed, names: event.target.value })}
            />
          )}
        </Field>
        <Sections
          lines={typed.sections}
          isChecked={isChecked}
          mayEdit={mayEdit}
          onChange={(sections) => setTyped({ ...typed, sections })}
        />
        {save.error !== null && <Refused error={save.error} />}
        {save.isSuccess && !isUnsaved && (
          <p className="done" role="status">
            {t.saved}
          </p>
        )}
        {mayEdit && (
          <div className="actions">
            <Button type="primary" htmlType="submit" disabled={save.isPending || (before !== null && !isUnsaved)}>
              {t.save}
            </Button>
          </div>
        )}
      </form>
      {before !== null && (
        <>
          <People entry={before} />
          <UsedNames
            entry={before}
            {...(mayEdit
              ? { onAdd: (name: string) => setTyped({ ...typed, names: `${typed.names.trimEnd()}\n${name}`.trim() }) }
              : {})}
          />
          {mayEdit && <Retirement entry={before} onDone={retire} />}
        </>
      )}
    </SideDrawer>
  );
}

function People({ entry: { people, sections } }: { entry: Entry }) {
  const t = useWords({ zh, en });
  const titlesOf = useRoleTitles();
  return (
    <section className="drawer-part">
      <h3>{t.people}</h3>
      {people.length === 0 ? (
        <p className="unclear">{t.noPeople}</p>
      ) : (
        <LongList tag="ul" className="plain-list" label={t.people} items={people} keyOf={({ id }) => id}>
          {(person) => (
            <>
              <b>{person.title}</b> <span className="unclear">{person.name}</span>
              <span className="list-note">
                {[
                  sections.find(({ id }) => id === person.section)?.title,
                  person.roles.length === 0 ? undefined : titlesOf(person.roles),
                  person.isClosed ? t.closed : undefined,
                ]
                  .filter((part) => part !== undefined)
                  .join(' · ')}
              </span>
            </>
          )}
        </LongList>
      )}
    </section>
  );
}

function Retirement({ entry, onDone }: { entry: Entry; onDone: (entry: Entry) => void }) {
  const t = useWords({ zh, en });
  const isRetired = entry.retiredAt !== null;
  const change = useMutation({
    mutationFn: () =>
      request<Entry>(isRetired ? 'DELETE' : 'PUT', `/api/bodies/${encodeURIComponent(entry.id)}/retirement`),
    onSuccess: onDone,
  });
  return (
    <section className="drawer-part">
      <h3>{isRetired ? t.restore : t.retire}</h3>
      <p className="unclear">{t.retireWhy}</p>
      {change.error !== null && <Refused error={change.error} />}
      <div className="actions">
        <Button danger={!isRetired} disabled={change.isPending} onClick={() => change.mutate()}>
          {isRetired ? t.restore : t.retire}
        </Button>
      </div>
    </section>
  );
}
