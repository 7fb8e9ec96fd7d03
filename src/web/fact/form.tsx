// Entering or correcting a fact (登记和更正): the fields that the row needs, checked and priced by the engine before it is saved.
import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { type Fact, type Facts, slotOf } from '../../domain/fact.ts';
import { kindRead } from '../../domain/operation-reads.ts';
import { numberPattern } from '../../domain/rational.ts';
import { checkFacts } from '../../engine/facts-check.ts';
import type { Plan } from '../../engine/plan.ts';
import type { PlannedNode } from '../../engine/scene.ts';
import { dayIn } from '../form/day.ts';
import { Dialog } from '../form/dialog.tsx';
import { useWords } from '../language.ts';
import { ProblemList } from '../state/problem-list.tsx';
import { Refused } from '../state/refused.tsx';
import { fact as en } from '../words/en/fact.ts';
import { fact as zh } from '../words/zh/fact.ts';
import { AdjustmentFields, FigureFields, TallyFields } from './fields.tsx';
import type { Row } from './rows.ts';
import { factFrom, type GivenOther, isCount, type Values, valuesOf } from './values.ts';
import { worthOf } from './worth.ts';

type Props = {
  /** Where the facts go: to the server, or into a trial. */
  deliver: (facts: readonly GivenOther[]) => Promise<{ saved: readonly unknown[]; conflicts: readonly unknown[] }>;
  /** What the button says that delivers them. */
  submit?: string;
  /** Whom a new one is about, where that is known. */
  subject?: string;
  plan: Plan;
  rows: readonly Row[];
  facts: readonly Fact[];
  /** The fact to be corrected; null: a new one. */
  corrected: Fact | null;
  onClose: () => void;
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
  if (kind === 'tally')
    return counts.some(({ answer, votes }) => answer.trim() !== '' && votes !== '' && !isCount(votes));
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

const today = (): string => new Date().toISOString().slice(0, 10);
const asFact = (given: GivenOther): Fact => ({ ...given, by: '', at: today() });

export function FactForm(props: Props) {
  const { deliver, submit, subject: about, plan, rows, facts, corrected, onClose, onSaved } = props;
  const words = useWords({ zh, en });
  const t = words.form;
  const ids = useId();
  const [row, setRow] = useState(() => rows.find(({ node }) => node.id === corrected?.node) ?? rows[0]);
  const [subjects, setSubjects] = useState<string[]>([corrected?.subject ?? about ?? []].flat());
  const [values, setValues] = useState<Values | null>(() =>
    row === undefined ? null : valuesOf(plan, row.node, corrected),
  );
  const [isListOpen, setListOpen] = useState(false);
  // One id for each subject, kept while the form is open: sent again, it adds nothing twice.
  const [freshIds] = useState(() => new Map<string, string>());
  const kind = row === undefined ? null : kindOf(row.node, corrected);
  const boxes = useMemo(() => boxesIn(facts), [facts]);
  const given = useMemo((): GivenOther[] => {
    if (row === undefined || values === null || kind === null) return [];
    const supersedes = corrected?.id ?? null;
    return subjects.map((subject) =>
      afterWithdrawal(boxes, factFrom(row.node, kind, values, { id: idFor(freshIds, subject), subject, supersedes })),
    );
  }, [row, values, kind, subjects, corrected, freshIds, boxes]);
  const asFacts = useMemo(() => given.map(asFact), [given]);
  const isUnread = values !== null && kind !== null && unread(values, kind);
  const others = useMemo(() => {
    const before = new Set(given.map(({ supersedes }) => supersedes));
    return facts.filter(({ id }) => before.has(id)).flatMap((fact) => chainOf(facts, fact));
  }, [facts, given]);
  const faults = useMemo(
    () => (isUnread ? [] : faultsOf(plan, [...others, ...asFacts])),
    [plan, others, asFacts, isUnread],
  );
  const taken =
    given.find((fact) => {
      const holder = holderOf(boxes, fact);
      return holder !== undefined && holder.id !== fact.supersedes;
    }) ?? null;
  const [first] = asFacts;
  const isReady = !isUnread && taken === null && faults.length === 0 && first !== undefined && isSaid(first);
  const worth = useMemo(() => (isReady ? worthOf(plan, facts, first) : null), [isReady, plan, facts, first]);
  const save = useMutation({
    mutationFn: async () => {
      const { saved, conflicts } = await deliver(given);
      if (conflicts.length === 0) onSaved(saved.length);
      return conflicts.length;
    },
  });
  if (row === undefined || values === null || kind === null) return null;
  const choose = (id: string) => {
    const next = rows.find(({ node }) => node.id === id) ?? row;
    setRow(next);
    setValues(valuesOf(plan, next.node, null));
  };
  const inGroup = plan.scheme.subjects.filter(({ group }) => plan.appliesTo.get(row.node.id)?.has(group) === true);
  const fields = { plan, node: row.node, values, onChange: setValues };
  return (
    <Dialog title={corrected === null ? t.addTitle : t.correctTitle} onClose={onClose} isWide>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) save.mutate();
        }}
      >
        <div className="field">
          <label htmlFor={`${ids}row`}>{words.row}</label>
          <select
            id={`${ids}row`}
            className="select"
            value={row.node.id}
            disabled={corrected !== null}
            onChange={({ target }) => choose(target.value)}
          >
            {rows.map(({ node, label }) => (
              <option key={node.id} value={node.id}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${ids}subjects`}>{t.subjects}</label>
          <Select
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
        {taken !== null && (
          <p className="field-fault" role="alert">
            {t.taken(plan.scheme.subjects.find(({ id }) => id === taken.subject)?.title ?? taken.subject)}
          </p>
        )}
        {faults.length > 0 && subjects.length > 0 && <ProblemList problems={faults} />}
        {worth !== null && (
          <section className="notice" aria-label={words.worthTitle} aria-live="polite">
            <h3>{words.worthTitle}</h3>
            {worth.length === 0 && <p>{words.worthNone}</p>}
            {worth.map(({ row: label, before, after }) => (
              <p key={label} className="digits">
                {words.worth(label, before ?? words.open, after ?? words.open)}
              </p>
            ))}
          </section>
        )}
        {save.error !== null && <Refused error={save.error} />}
        {(save.data ?? 0) > 0 && (
          <p className="field-fault" role="alert">
            {words.conflict}
          </p>
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isReady}>
            {submit ?? t.save}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** A veto may stand on any row: what is corrected keeps its kind. */
function kindOf(node: PlannedNode, corrected: Fact | null): GivenOther['type'] | null {
  const kind = corrected?.type ?? kindRead(node.operation.type);
  return kind === 'mark' ? null : kind;
}

/** Not only a blank form: the engine takes an untitled matter and a tally of nobody. */
function isSaid(fact: Fact): boolean {
  if (fact.type === 'adjustment') return fact.title !== '';
  return fact.type !== 'tally' || Object.values(fact.counts).some((votes) => votes > 0);
}

/** The fact that stands in each box: it counts, or says that what stood there was taken back. */
function boxesIn(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  const superseded = new Set(facts.map(({ supersedes }) => supersedes));
  return new Map(
    facts.flatMap((fact) => {
      const slot = slotOf(fact);
      return slot === null || superseded.has(fact.id) ? [] : [[slot, fact] as const];
    }),
  );
}

const holderOf = (boxes: ReturnType<typeof boxesIn>, given: GivenOther): Fact | undefined =>
  boxes.get(slotOf(asFact(given)) ?? '');

/** What is given anew after a withdrawal follows the withdrawal: a box has one history. */
function afterWithdrawal(boxes: ReturnType<typeof boxesIn>, given: GivenOther): GivenOther {
  const holder = holderOf(boxes, given);
  return given.supersedes === null && holder?.withdrawn === true ? { ...given, supersedes: holder.id } : given;
}

/** A fact with all that it corrects. */
function chainOf(facts: readonly Fact[], fact: Fact): Fact[] {
  const before = facts.find(({ id }) => id === fact.supersedes);
  return before === undefined ? [fact] : [...chainOf(facts, before), fact];
}
