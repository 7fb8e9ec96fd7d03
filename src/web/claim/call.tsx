// The call for innovations (征集创新成果): on which row, until when, by what they are marked; the organiser sends and changes it.
import { Button } from 'antd';
import { useState } from 'react';
import { dayIn } from '../form/day.ts';
import { Field } from '../form/field.tsx';
import { Day, Sheet } from './form-parts.tsx';
import { callFor, type Claims } from './query.ts';
import { useClaimWords } from './words.ts';

function CallForm({ cycle, claims, onClose }: { cycle: string; claims: Claims; onClose: () => void }) {
  const t = useClaimWords();
  const { call, rows } = claims;
  const [node, setNode] = useState(call?.node ?? '');
  const [dueOn, setDueOn] = useState(call?.dueOn ?? '');
  return (
    <Sheet
      title={call === null ? t.call.open : t.call.change}
      submit={call === null ? t.call.open : t.call.change}
      isTyped={dueOn !== (call?.dueOn ?? '')}
      isWhole={node !== '' && dayIn(dueOn) !== null}
      onClose={onClose}
      send={() => callFor(cycle, { base: call?.version ?? 0, node, dueOn: dayIn(dueOn) })}
    >
      {(isChecked) => (
        <>
          <Field label={t.call.row} fault={isChecked && node === '' ? t.missingChoice : null}>
            {(ties) => (
              <select {...ties} className="select" value={node} onChange={({ target }) => setNode(target.value)}>
                <option value="">{t.chooseLevel}</option>
                {rows.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Day label={t.call.dueOn} value={dueOn} isChecked={isChecked} onChange={setDueOn} />
        </>
      )}
    </Sheet>
  );
}

export function Call({ cycle, claims }: { cycle: string; claims: Claims }) {
  const t = useClaimWords();
  const [isOpen, setOpen] = useState(false);
  const { call } = claims;
  return (
    <section className="card claim" aria-label={t.call.title}>
      {call === null ? (
        <p>{t.call.none}</p>
      ) : (
        <>
          <p>{t.call.said(call.row, call.dueOn)}</p>
          {call.isOver && <p>{t.call.over}</p>}
          <p className="unclear">
            {t.call.criteria} {call.criteria.map(({ title }) => title).join(' · ')}
          </p>
          {call.criteria.every(({ node }) => node === null) && <p className="unclear">{t.call.uncounted}</p>}
        </>
      )}
      {claims.mayCall && (
        <div className="actions">
          <Button onClick={() => setOpen(true)}>{call === null ? t.call.open : t.call.change}</Button>
        </div>
      )}
      {isOpen && <CallForm cycle={cycle} claims={claims} onClose={() => setOpen(false)} />}
    </section>
  );
}
