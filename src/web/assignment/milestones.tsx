// The milestones of a row (节点): each a day and what is to be reached by then.
import { Button } from 'antd';
import { useId } from 'react';
import { type AssignmentRow, type Milestone, milestonesOf } from '../../domain/assignment.ts';
import { DayInput } from '../form/day-input.tsx';
import { useAssignmentWords } from './words.ts';

export const milestoneLines = (row: Pick<AssignmentRow, 'milestones'>): string[] =>
  milestonesOf(row).map(({ date, text }) => `${date} ${text}`);

/** Reports are kept by it: never one that another milestone had before. */
const freshId = (): string => crypto.randomUUID().slice(0, 8);

type Props = { value: readonly Milestone[]; onChange: (value: Milestone[]) => void };

export function MilestonesField({ value, onChange }: Props) {
  const t = useAssignmentWords();
  const id = useId();
  const change = (at: number, part: Partial<Milestone>) =>
    onChange(value.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <fieldset className="milestones">
      <legend>{t.milestones}</legend>
      <p className="field-hint" id={id}>
        {t.milestonesHint}
      </p>
      <ul>
        {value.map((milestone, at) => (
          <li key={milestone.id}>
            <span className="milestone-day">
              <label className="unseen" htmlFor={`${id}-${milestone.id}-day`}>
                {t.milestone.date(at + 1)}
              </label>
              <DayInput
                ties={{ id: `${id}-${milestone.id}-day`, 'aria-invalid': false, 'aria-describedby': id }}
                value={milestone.date}
                onChange={(date) => change(at, { date })}
              />
            </span>
            <input
              className="input"
              aria-label={t.milestone.text(at + 1)}
              maxLength={1000}
              value={milestone.text}
              onChange={({ target }) => change(at, { text: target.value })}
            />
            <Button
              aria-label={t.milestone.dropNth(at + 1)}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            >
              {t.milestone.drop}
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => onChange([...value, { id: freshId(), date: '', text: '' }])}>{t.milestone.add}</Button>
    </fieldset>
  );
}
