// Several rows of an assignment at once (一并填写): chosen, given one lead section, owner or deputy, and taken back in one step.
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { AssignmentRow } from '../../domain/assignment.ts';
import { Dialog } from '../form/dialog.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { PeopleFields, SectionsField } from './fields.tsx';
import { isNothing, isReplaced, type Together, unwritten, written } from './rows.ts';
import { useAssignmentWords } from './words.ts';

type Props = {
  /** All that may be chosen, as they stand now. */
  rows: readonly AssignmentRow[];
  chosen: ReadonlySet<string>;
  sections: readonly string[];
  onChoose: (nodes: readonly string[]) => void;
  onWrite: (rows: readonly AssignmentRow[]) => void;
};
type Step = { before: AssignmentRow; after: AssignmentRow };

export function TogetherBar({ rows, chosen, sections, onChoose, onWrite }: Props) {
  const t = useAssignmentWords().together;
  const [isOpen, setOpen] = useState(false);
  const [steps, setSteps] = useState<readonly Step[] | null>(null);
  const place = useRef<HTMLElement>(null);
  const mine = rows.filter(({ node }) => chosen.has(node));
  const write = (given: Together) => {
    const next = mine.map((before) => ({ before, after: written(before, given) }));
    setSteps(next);
    setOpen(false);
    onWrite(next.map(({ after }) => after));
  };
  const takeBack = () => {
    const byNode = new Map(steps?.map((step) => [step.before.node, step]));
    setSteps(null);
    onWrite(
      rows.flatMap((row) => {
        const step = byNode.get(row.node);
        return step === undefined ? [] : [unwritten(row, step)];
      }),
    );
    // Its button is gone.
    place.current?.focus();
  };
  return (
    <section ref={place} className="together-bar" aria-label={t.title} tabIndex={-1}>
      <label className="check">
        <input
          type="checkbox"
          checked={mine.length === rows.length}
          onChange={({ target }) => onChoose(target.checked ? rows.map(({ node }) => node) : [])}
        />
        {t.all(rows.length)}
      </label>
      <Button disabled={mine.length === 0} onClick={() => setOpen(true)}>
        {mine.length === 0 ? t.title : t.open(mine.length)}
      </Button>
      <span role="status">{steps === null ? '' : t.done(steps.length)}</span>
      {steps !== null && <Button onClick={takeBack}>{t.takeBack}</Button>}
      {isOpen && <TogetherDialog rows={mine} sections={sections} onWrite={write} onClose={() => setOpen(false)} />}
    </section>
  );
}

type DialogProps = Pick<Props, 'rows' | 'sections'> & { onWrite: (given: Together) => void; onClose: () => void };

const nothing: Together = { leads: [], owner: null, deputy: null };

function TogetherDialog({ rows, sections, onWrite, onClose }: DialogProps) {
  const { leads, cancel, together: t } = useAssignmentWords();
  const [given, setGiven] = useState(nothing);
  const replaced = rows.filter((row) => isReplaced(row, given)).length;
  return (
    <Dialog title={t.open(rows.length)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isNothing(given)) onWrite(given);
        }}
      >
        <LeaveGuard isUnsaved={!isNothing(given)} />
        <p>{t.why}</p>
        <SectionsField
          label={leads}
          value={given.leads}
          sections={sections}
          onChange={(value) => setGiven({ ...given, leads: value })}
        />
        <PeopleFields people={given} onChange={(people) => setGiven({ ...given, ...people })} />
        <p role="status">{replaced > 0 ? t.replaces(replaced) : ''}</p>
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={isNothing(given)}>
            {t.write(rows.length)}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
