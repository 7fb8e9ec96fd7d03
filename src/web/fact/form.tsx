// Entering or correcting a fact (登记和更正): the fields that the row needs, checked and priced by the engine before it is saved.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useMemo, useState } from 'react';
import type { Fact, Facts } from '../../domain/fact.ts';
import { kindRead } from '../../domain/operation-reads.ts';
import { numberPattern } from '../../domain/rational.ts';
import { checkFacts } from '../../engine/facts-check.ts';
import type { Plan } from '../../engine/plan.ts';
import type { PlannedNode } from '../../engine/scene.ts';
import { dayIn } from '../form/day.ts';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { Picker } from '../form/picker.tsx';
import { today } from '../instant.ts';
import { useWords } from '../language.ts';
import { ProblemList } from '../state/problem-list.tsx';
import { Refused } from '../state/refused.tsx';
import { fact as en } from '../words/en/fact.ts';
import { fact as zh } from '../words/zh/fact.ts';
import { chainOf, isFilled, takenBack } from './box.ts';
import { AdjustmentFields, FigureFields, TallyFields } from './fields.tsx';
import { readsOthers, type Row, rowsFor, rowsIn } from './rows.ts';
import { factFrom, type GivenOther, isCount, lineFault, type Values, valuesOf, vetoCases } from './values.ts';
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
  /** Whom a new one is about, where that is known. */
  subject?: string;
  plan: Plan;
  facts: readonly Fact[];
  /** The fact to be corrected; null: a new one. */
  corrected: Fact | null;
  onClose: () => void;
  /** Something is in the list that was not: by us, or by whoever was faster. */
  onChanged: () => void;
  /** All of it is saved. */
  onSaved: (count: number) => void;
};

/** What the engine says of them, beside what they correct. */
function faultsOf(plan: Plan, facts: readonly Fact[]) {
  const { title, cycle, demonstration } = plan.scheme;
  const given: Facts = { format: 'plumbline/facts/1', title, cycle: cycle ?? '', demonstration, facts: [...facts] };
  return checkFacts(plan, given).filter(({ severity }) => severity === 'error');
}

/** Numbers, counts and days that the fact itself cannot hold. */
function unread({ texts, counts }: Values, kind: GivenOther['type']): boolean {
  if (kind === 'tally') return counts.some((line) => lineFault(counts, line) !== null);
  const amounts = kind === 'figure' ? [texts.value] : [texts.points, texts.share];
  const wholes = kind === 'figure' ? [] : [texts.rank, texts.ranked, texts.tied, texts.bodies];
  return (
    (kind === 'adjustment' && texts.date.trim() !== '' && dayIn(texts.date) === null) ||
    amounts.some((text) => text.trim() !== '' && !numberPattern.test(text.trim())) ||
    wholes.some((text) => text.trim() !== '' && !isCount(text))
  );
}

function idFor(ids: Map<string, string>, subject: string): string {
  const id = ids.get(subject) ?? crypto.randomUUID();
  ids.set(subject, id);
  return id;
}

export function FactForm(props: Props) {
  const {
    deliver,
    submit,
    asksWhy = false,
    subject: about,
    plan,
    facts,
    corrected,
    onClose,
    onChanged,
    onSaved,
  } = props;
  const words = useWords({ zh, en });
  const t = words.form;
  const ids = useId();
  const every = useMemo(() => rowsIn(plan.root), [plan]);
  const rows = useMemo(() => rowsFor(every, false, corrected), [every, corrected]);
  const [row, setRow] = useState(rows[0] ?? every[0]);
  const [subjects, setSubjects] = useState<string[]>([corrected?.subject ?? about ?? []].flat());
  const [values, setValues] = useState<Values | null>(() => {
    const first = row === undefined ? null : valuesOf(plan, row.node, corrected);
    // Without rows of other facts, a veto is all that can be entered.
    return first === null || corrected !== null || rows.length > 0 ? first : { ...first, isVeto: true };
  });
  /** What was typed for the rows that were chosen before. */
  const [kept] = useState(() => new Map<string, Values>());
  const [isListOpen, setListOpen] = useState(false);
  const [why, setWhy] = useState('');
  const isUnexplained = asksWhy && corrected !== null && why.trim() === '';
  // One id for each subject, kept while the form is open: sent again, it adds nothing twice.
  const [freshIds] = useState(() => new Map<string, string>());
  const isVeto = values?.isVeto === true;
  const kind = row === undefined ? null : kindOf(row.node, corrected, isVeto);
  const given = useMemo((): GivenOther[] => {
    if (row === undefined || values === null || kind === null) return [];
    return subjects.map((subject) => {
      const whose = { id: idFor(freshIds, subject), subject, supersedes: corrected?.id ?? null };
      const fact = factFrom(row.node, kind, values, whose);
      if (corrected === null) return { ...fact, supersedes: takenBack(facts, fact) };
      return why.trim() === '' ? fact : { ...fact, changedFor: why.trim() };
    });
  }, [row, values, kind, subjects, corrected, why, facts, freshIds]);
  const asFacts = useMemo(() => given.map((fact): Fact => ({ ...fact, by: '', at: today() })), [given]);
  const filled = useMemo(() => given.filter((fact) => isFilled(facts, fact)), [facts, given]);
  const isUnread = values !== null && kind !== null && unread(values, kind);
  const others = useMemo(() => given.flatMap(({ supersedes }) => chainOf(facts, supersedes)), [facts, given]);
  const faults = useMemo(
    () => (isUnread ? [] : faultsOf(plan, [...others, ...asFacts])),
    [plan, others, asFacts, isUnread],
  );
  const [first] = asFacts;
  const isReady = !isUnread && faults.length === 0 && filled.length === 0 && first !== undefined && isSaid(first);
  const worth = useMemo(() => (isReady ? worthOf(plan, facts, first) : null), [isReady, plan, facts, first]);
  const save = useMutation({
    mutationFn: async () => {
      const { saved, conflicts } = await deliver(given);
      if (conflicts.length === 0) {
        onSaved(saved.length);
        return null;
      }
      const isSaved = new Set(saved.map(({ fact }) => fact.subject));
      for (const subject of isSaved) freshIds.delete(subject);
      setSubjects((now) => now.filter((subject) => !isSaved.has(subject)));
      onChanged();
      return { saved: saved.length, left: conflicts.map(({ yours }) => titleOf(plan, yours.subject)) };
    },
  });
  if (row === undefined || values === null || kind === null) return null;
  const choices = rowsFor(every, isVeto, corrected);
  const choose = (next: Row, willBeVeto = isVeto) => {
    kept.set(row.node.id, values);
    const fresh = kept.get(next.node.id) ?? valuesOf(plan, next.node, null);
    const { key, period, level } = fresh.texts;
    // A veto's case is the scheme's, a level the row's.
    const own = { key, period, level: isVeto && willBeVeto ? values.texts.level : isVeto || willBeVeto ? '' : level };
    setRow(next);
    setValues({ ...fresh, isVeto: willBeVeto, texts: { ...values.texts, ...own } });
  };
  const setVeto = (willBeVeto: boolean) => {
    choose(willBeVeto || readsOthers(row) ? row : (rows[0] ?? row), willBeVeto);
  };
  const isUnsaved =
    (corrected === null && subjects.length > 0) ||
    JSON.stringify(values) !== JSON.stringify({ ...valuesOf(plan, row.node, corrected), isVeto });
  const inGroup = plan.scheme.subjects.filter(({ group }) => plan.appliesTo.get(row.node.id)?.has(group) === true);
  const fields = { plan, node: row.node, values, onChange: setValues };
  return (
    <Dialog title={corrected === null ? t.addTitle : t.correctTitle} onClose={onClose} isWide>
      <LeaveGuard isUnsaved={isUnsaved} />
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isUnexplained) save.mutate();
        }}
      >
        {vetoCases(plan).length > 0 && (corrected === null || corrected.type === 'adjustment') && (
          <label className="fact-check">
            <input
              type="checkbox"
              checked={isVeto}
              disabled={rows.length === 0 || (corrected !== null && !readsOthers(row))}
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
            onChange={({ target }) => choose(choices.find(({ node }) => node.id === target.value) ?? row)}
          >
            {choices.map(({ node, label }) => (
              <option key={node.id} value={node.id}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${ids}subjects`}>{t.subjects}</label>
          <Picker
            id={`${ids}subjects`}
            mode="multiple"
            open={isListOpen}
            onOpenChange={setListOpen}
            // Escape is for the list of names: it must not close the form with all that is typed.
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              setListOpen(false);
            }}
            onBlur={() => setListOpen(false)}
            disabled={corrected !== null}
            value={subjects}
            onChange={setSubjects}
            showSearch={{ optionFilterProp: 'label' }}
            options={inGroup.map(({ id, title }) => ({ value: id, label: title }))}
            getPopupContainer={(element) => element.closest('dialog') ?? document.body}
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
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isReady || isUnexplained}>
            {submit ?? t.save}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}

const titleOf = (plan: Plan, subject: string): string =>
  plan.scheme.subjects.find(({ id }) => id === subject)?.title ?? subject;

/** A veto may stand on any row: what is corrected keeps its kind. */
function kindOf(node: PlannedNode, corrected: Fact | null, isVeto: boolean): GivenOther['type'] | null {
  const kind = corrected?.type ?? (isVeto ? 'adjustment' : kindRead(node.operation.type));
  return kind === 'mark' ? null : kind;
}

/** Not only a blank form: the engine takes an untitled matter and a tally of nobody. */
function isSaid(fact: Fact): boolean {
  if (fact.type === 'adjustment') return fact.title !== '';
  return fact.type !== 'tally' || Object.values(fact.counts).some((votes) => votes > 0);
}
