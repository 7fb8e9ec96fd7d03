// What is said when an assignment is issued (印发单): title, document number, date, who gets it and who gets a copy.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import type { IssuesReply } from '../../api/issue.ts';
import { request } from '../fetch.ts';
import { ManyPicker } from '../form/many-picker.tsx';
import { DayInput, useDayFault } from '../form/day-input.tsx';
import { dayIn } from '../form/day.ts';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { Picker } from '../form/picker.tsx';
import { today } from '../instant.ts';
import { queries } from '../query.ts';
import { Refused } from '../state/refused.tsx';
import { issuesPath, issuesQuery } from './query.ts';
import { useIssueWords } from './words.ts';

export function IssueForm({ cycle, reply }: { cycle: string; reply: IssuesReply }) {
  const t = useIssueWords();
  const id = useId();
  const [last] = reply.issues;
  const first = {
    title: reply.title,
    reference: '',
    date: today(),
    sections: last?.head.sections ?? reply.sections,
    copies: (last?.copies ?? []).map(({ body }) => body),
    isFiled: true,
  };
  const [given, setGiven] = useState(first);
  const [isChecked, setChecked] = useState(false);
  const dayFault = useDayFault(given.date);
  const isTyped = given.reference !== '' || given.title !== first.title;
  const send = useMutation({
    mutationFn: () =>
      request<IssuesReply>('POST', issuesPath(cycle, reply.body), {
        ...given,
        date: dayIn(given.date),
        base: reply.issues.length,
        version: reply.version,
      }),
    onSuccess: (next) => {
      queries.setQueryData(issuesQuery(cycle, reply.body).queryKey, next);
      void queries.invalidateQueries({ queryKey: ['filings', cycle] });
    },
  });
  const missing = (text: string, why: string): string | null => (isChecked && text.trim() === '' ? why : null);
  const isWhole =
    given.title.trim() !== '' &&
    given.reference.trim() !== '' &&
    dayIn(given.date) !== null &&
    given.sections.length > 0;
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {last === undefined ? t.issue : t.issueAgain} · {t.version(reply.version)}
      </h2>
      <LeaveGuard isUnsaved={isTyped && !send.isSuccess} />
      <form
        className="form issue-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (isWhole && !send.isPending) send.mutate();
        }}
      >
        <Field label={t.title} fault={missing(given.title, t.titleMissing)}>
          {(ties) => (
            <input
              {...ties}
              className="input"
              maxLength={200}
              value={given.title}
              onChange={({ target }) => setGiven({ ...given, title: target.value })}
            />
          )}
        </Field>
        <div className="issue-pair">
          <Field label={t.reference} hint={t.referenceHint} fault={missing(given.reference, t.referenceMissing)}>
            {(ties) => (
              <input
                {...ties}
                className="input"
                maxLength={60}
                autoComplete="off"
                value={given.reference}
                onChange={({ target }) => setGiven({ ...given, reference: target.value })}
              />
            )}
          </Field>
          <Field label={t.date} fault={dayFault ?? missing(given.date, t.dateMissing)}>
            {(ties) => <DayInput ties={ties} value={given.date} onChange={(date) => setGiven({ ...given, date })} />}
          </Field>
        </div>
        <Field label={t.sections} fault={isChecked && given.sections.length === 0 ? t.sectionsMissing : null}>
          {(ties) => (
            <Picker<string[]>
              id={ties.id}
              mode="multiple"
              value={given.sections}
              options={reply.sections.map((title) => ({ value: title, label: title }))}
              onChange={(sections) => setGiven({ ...given, sections })}
            />
          )}
        </Field>
        <Field label={t.copies} hint={t.copiesHint}>
          {(ties) => (
            <ManyPicker
              id={ties.id}
              items={reply.bodies}
              value={given.copies}
              onChange={(copies) => setGiven({ ...given, copies })}
            />
          )}
        </Field>
        <label className="check">
          <input
            type="checkbox"
            checked={given.isFiled}
            onChange={({ target }) => setGiven({ ...given, isFiled: target.checked })}
          />
          {t.isFiled}
        </label>
        {send.error !== null && <Refused error={send.error} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {send.isPending ? t.sending : t.send}
          </Button>
        </div>
      </form>
    </section>
  );
}
