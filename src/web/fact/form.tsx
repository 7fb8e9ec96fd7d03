// Entering or correcting a fact (登记和更正): the fields that the row needs, checked and priced by the engine before it is saved.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useMemo, useState } from 'react';
import type { Fact } from '../../domain/fact.ts';
import type { Plan } from '../../engine/plan.ts';
import { ManyPicker } from '../form/many-picker.tsx';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { Restored } from '../form/restored.tsx';
import { today } from '../instant.ts';
import { useWords } from '../language.ts';
import { ProblemList } from '../state/problem-list.tsx';
import { Refused } from '../state/refused.tsx';
import { fact as en } from '../words/en/fact.ts';
import { fact as zh } from '../words/zh/fact.ts';
import { chainOf, isFilled, takenBack } from './box.ts';
import { AdjustmentFields, FigureFields, TallyFields } from './fields.tsx';
import type { Filling } from './filling.ts';
import { faultsOf, kindOf, missingIn, unread } from './judged.ts';
import { RowOptions } from './row-options.tsx';
import { firstFor, type Looked, readsOthers, type Row, rowsFor, rowsIn } from './rows.ts';
import { named, type SentIds } from './sent.ts';
import { factFrom, type GivenOther, startOf, takesVetoesOnly, type Values, vetoCases } from './values.ts';
import { WorthPanel } from './worth-panel.tsx';
import { worthOf } from './worth.ts';

/** Which of the facts were taken, and which were not, since somebody else filled their box meanwhile. */
type Delivered = {
  saved: readonly { fact: { subject: string } }[];
  conflicts: readonly { yours: { subject: string } }[];
};

type Props = {
  /** Where the facts go: to the server, or into a trial. */
  deliver: (facts: readonly GivenOther[]) => Promise<Delivered>;
  /** Whether a correction must say why. */
  asksWhy?: boolean;
  /** What the button says that delivers them. */
  submit?: string;
  /** What was looked at in the list: a new one begins there. */
  looked?: Looked;
  /** Whom a new one is about, where that is known. */
  subject?: string;
  plan: Plan;
  facts: readonly Fact[];
  /** The fact to be corrected; null: a new one. */
  corrected: Fact | null;
  /** What was being filled in and is not saved; null: nothing. Without it nothing is kept. */
  filling?: Filling | null;
  onFilling?: (filling: Filling | null) => void;
  onClose: () => void;
  /** Something is in the list that was not: by us, or by whoever was faster. */
  onChanged: () => void;
  /** All of it is saved. */
  onSaved: (count: number) => void;
};

/** What the facts of the form are called before they are sent. */
const typedId = (subject: string): string => `typed ${subject}`;

export function FactForm(props: Props) {
  const [first, begin] = useState<{ round: number; filling: Filling | null }>({
    round: 0,
    filling: props.filling ?? null,
  });
  return (
    <Filled
      {...props}
      key={first.round}
      first={first.filling}
      onAnew={() => {
        props.onFilling?.(null);
        begin({ round: first.round + 1, filling: null });
      }}
    />
  );
}

/** `first`: what it was left with; `onAnew` begins without it. */
function Filled(props: Props & { first: Filling | null; onAnew: () => void }) {
  const {
    deliver,
    submit,
    asksWhy = false,
    subject: about,
    looked = { row: '', kind: '' },
    plan,
    facts,
    corrected,
    first: left,
    onFilling,
    onAnew,
    onClose,
    onChanged,
    onSaved,
  } = props;
  const words = useWords({ zh, en });
  const t = words.form;
  const ids = useId();
  const every = useMemo(() => rowsIn(plan.root), [plan]);
  const rows = useMemo(() => rowsFor(every, false, corrected), [every, corrected]);
  // A row that the scheme no longer has cannot be gone on with.
  const leftRow = left === null ? undefined : rowsFor(every, left.values.isVeto, corrected).find(isOf(left.row));
  const before = leftRow === undefined ? null : left;
  const [row, setRow] = useState(leftRow ?? firstFor(rows, looked) ?? every[0]);
  const [subjects, setSubjects] = useState<string[]>(before?.subjects ?? [corrected?.subject ?? about ?? []].flat());
  const hasVetoes = vetoCases(plan).length > 0;
  const [values, setValues] = useState<Values | null>(() => {
    if (before !== null || row === undefined) return before?.values ?? null;
    // Without rows of other facts, a veto is all that can be entered.
    const isAll = rows.length === 0 || (hasVetoes && takesVetoesOnly(row.node));
    return startOf(plan, row.node, corrected, corrected === null ? isAll : isVetoFact(corrected));
  });
  /** What was typed for the rows that were chosen before. */
  const [kept] = useState(() => new Map<string, Values>());
  const [why, setWhy] = useState(before?.why ?? '');
  const isUnexplained = asksWhy && corrected !== null && why.trim() === '';
  const [sent, setSent] = useState<SentIds>(before?.ids ?? {});
  const isVeto = values?.isVeto === true;
  const kind = row === undefined ? null : kindOf(row.node, corrected, isVeto);
  const given = useMemo((): GivenOther[] => {
    if (row === undefined || values === null || kind === null) return [];
    return subjects.map((subject) => {
      const whose = { id: typedId(subject), subject, supersedes: corrected?.id ?? null };
      const fact = factFrom(row.node, kind, values, whose);
      if (corrected === null) return { ...fact, supersedes: takenBack(facts, fact) };
      return why.trim() === '' ? fact : { ...fact, changedFor: why.trim() };
    });
  }, [row, values, kind, subjects, corrected, why, facts]);
  const asFacts = useMemo(() => given.map((fact): Fact => ({ ...fact, by: '', at: today() })), [given]);
  const filled = useMemo(() => given.filter((fact) => isFilled(facts, fact)), [facts, given]);
  const isUnread = values !== null && kind !== null && unread(values, kind);
  const others = useMemo(() => given.flatMap(({ supersedes }) => chainOf(facts, supersedes)), [facts, given]);
  const faults = useMemo(
    () => (isUnread ? [] : faultsOf(plan, others, asFacts, t.thisOne)),
    [plan, others, asFacts, isUnread, t],
  );
  const [first] = asFacts;
  const unsaid = values === null || kind === null ? [] : missingIn(values, kind).map((key) => t[key]);
  const missing = [...(first === undefined ? [words.subject] : []), ...unsaid, ...(isUnexplained ? [t.why] : [])];
  const isPriced = !isUnread && faults.length === 0 && filled.length === 0 && unsaid.length === 0;
  const worth = useMemo(
    () => (isPriced && first !== undefined ? worthOf(plan, facts, first) : null),
    [isPriced, plan, facts, first],
  );
  const save = useMutation({
    mutationFn: async () => {
      const sending = named(given, sent, () => crypto.randomUUID());
      // Kept before there is an answer: there may never be one.
      setSent(sending.sent);
      const { saved, conflicts } = await deliver(sending.facts);
      if (conflicts.length === 0) {
        onFilling?.(null);
        onSaved(saved.length);
        return null;
      }
      const isSaved = new Set(saved.map(({ fact }) => fact.subject));
      // Entered once more, the same is meant once more.
      const over = new Set(sending.facts.filter(({ subject }) => isSaved.has(subject)).map(({ id }) => id));
      setSent(Object.fromEntries(Object.entries(sending.sent).filter(([, id]) => !over.has(id))));
      setSubjects((now) => now.filter((subject) => !isSaved.has(subject)));
      onChanged();
      return { saved: saved.length, left: conflicts.map(({ yours }) => titleOf(plan, yours.subject)) };
    },
  });
  const isUnsaved =
    row !== undefined &&
    values !== null &&
    ((corrected === null && subjects.length > (about === undefined ? 0 : 1)) ||
      why !== '' ||
      JSON.stringify(values) !== JSON.stringify(startOf(plan, row.node, corrected, isVeto)));
  useEffect(() => {
    if (row === undefined || values === null || onFilling === undefined) return;
    const filling = { row: row.node.id, subjects, values: { ...values, counts: [...values.counts] }, why };
    onFilling(isUnsaved ? { ...filling, ids: sent } : null);
    // `onFilling` is another function each time, and no reason.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [row, subjects, values, why, isUnsaved, sent]);
  if (row === undefined || values === null || kind === null) return null;
  const choices = rowsFor(every, isVeto, corrected);
  const isOnlyVeto = hasVetoes && corrected === null && takesVetoesOnly(row.node);
  const choose = (next: Row, willBeVeto: boolean) => {
    kept.set(row.node.id, values);
    const start = startOf(plan, next.node, null, willBeVeto);
    const fresh = kept.get(next.node.id) ?? start;
    const { key, period, level } = fresh.texts;
    // A veto's case is the scheme's, a level the row's.
    const chosen = isVeto ? values.texts.level : '';
    const own = { key, period, level: willBeVeto ? start.texts.level || chosen : isVeto ? '' : level };
    setRow(next);
    setValues({ ...fresh, isVeto: willBeVeto, texts: { ...values.texts, ...own } });
  };
  const chooseRow = (next: Row) => {
    // A row of vetoes ticks the box; the next one unticks it again, where it reads something else.
    const stays = isVeto && !(isOnlyVeto && readsOthers(next));
    choose(next, stays || (hasVetoes && takesVetoesOnly(next.node)));
  };
  const setVeto = (willBeVeto: boolean) => {
    choose(willBeVeto || readsOthers(row) ? row : (rows[0] ?? row), willBeVeto);
  };
  const inGroup = plan.scheme.subjects.filter(({ group }) => plan.appliesTo.get(row.node.id)?.has(group) === true);
  const fields = { plan, node: row.node, values, onChange: setValues };
  return (
    <Dialog title={corrected === null ? t.addTitle : t.correctTitle} onClose={onClose} isWide>
      <LeaveGuard isUnsaved={isUnsaved} {...(onFilling === undefined ? {} : { why: t.leave })} />
      {before !== null && <Restored onAnew={onAnew} />}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isPriced && missing.length === 0) save.mutate();
        }}
      >
        {hasVetoes && (corrected === null || corrected.type === 'adjustment') && (
          <label className="fact-check">
            <input
              type="checkbox"
              checked={isVeto}
              disabled={rows.length === 0 || isOnlyVeto || (corrected !== null && !readsOthers(row))}
              onChange={({ target }) => setVeto(target.checked)}
            />
            {t.veto}
          </label>
        )}
        <div className="field">
          <label htmlFor={`${ids}row`}>{words.row}</label>
          <select
            id={`${ids}row`}
            className="select"
            value={row.node.id}
            disabled={corrected !== null}
            onChange={({ target }) => chooseRow(choices.find(isOf(target.value)) ?? row)}
          >
            <RowOptions rows={choices} />
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${ids}subjects`}>{t.subjects}</label>
          <ManyPicker
            id={`${ids}subjects`}
            items={inGroup}
            isFixed={corrected !== null}
            value={subjects}
            onChange={setSubjects}
          />
        </div>
        {kind === 'adjustment' && <AdjustmentFields {...fields} />}
        {kind === 'figure' && <FigureFields {...fields} />}
        {kind === 'tally' && <TallyFields {...fields} />}
        {asksWhy && corrected !== null && (
          <Field label={t.why} hint={t.whyHint}>
            {(ties) => (
              <input {...ties} className="input" value={why} onChange={({ target }) => setWhy(target.value)} />
            )}
          </Field>
        )}
        {faults.length > 0 && subjects.length > 0 && <ProblemList problems={faults} />}
        {filled.length > 0 && (
          <p className="field-fault" role="alert">
            {t.filled(filled.map(({ subject }) => titleOf(plan, subject)))}
          </p>
        )}
        {worth !== null && <WorthPanel plan={plan} worth={worth} veto={isVeto ? values.texts.level : null} />}
        {save.error !== null && <Refused error={save.error} />}
        {save.data != null && (
          <p className="field-fault" role="alert">
            {save.data.saved === 0 ? words.conflict : words.partly(save.data.saved, save.data.left)}
          </p>
        )}
        {missing.length > 0 && <p className="field-hint">{t.lacks(missing)}</p>}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isPriced || missing.length > 0}>
            {submit ?? t.save}
          </Button>
          <Button
            onClick={() => {
              onFilling?.(null);
              onClose();
            }}
          >
            {t.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const titleOf = (plan: Plan, subject: string): string =>
  plan.scheme.subjects.find(({ id }) => id === subject)?.title ?? subject;

const isOf =
  (id: string) =>
  ({ node }: Row): boolean =>
    node.id === id;

const isVetoFact = (fact: Fact): boolean => fact.type === 'adjustment' && fact.veto;
