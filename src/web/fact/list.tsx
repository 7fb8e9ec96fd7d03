// The list of the other facts (登记清单): filtered, with what is corrected on demand, and what one can do to each.
import { Button, Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { FactsReply, SavedReply } from '../../api/fact.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Plan } from '../../engine/plan.ts';
import { request } from '../fetch.ts';
import { useWords } from '../language.ts';
import { usePunctuation } from '../punctuation.ts';
import { useMay } from '../may.ts';
import { ComputeNow } from './compute-now.tsx';
import { Empty } from '../state/empty.tsx';
import { fact as en } from '../words/en/fact.ts';
import { fact as zh } from '../words/zh/fact.ts';
import { mark as markEn } from '../words/en/mark.ts';
import { mark as markZh } from '../words/zh/mark.ts';
import { anew, type Filling, useFillings } from './filling.ts';
import { FactForm } from './form.tsx';
import { Left } from './left.tsx';
import { factsPath } from './path.ts';
import { RowOptions } from './row-options.tsx';
import { contentOf, type Row } from './rows.ts';
import { FactTable, type Line } from './table.tsx';
import { TakeBack } from './take-back.tsx';
import { WorkbookTools } from './workbook.tsx';

type Props = { cycle: string; plan: Plan; rows: readonly Row[]; facts: FactsReply['facts']; onChanged: () => void };

const any = '';

export function FactList({ cycle, plan, rows, facts, onChanged }: Props) {
  const t = useWords({ zh, en });
  const { veto } = t.form;
  const { notApplicable } = useWords({ zh: markZh, en: markEn });
  const p = usePunctuation();
  const may = useMay();
  const [kind, setKind] = useState(any);
  const [row, setRow] = useState(any);
  const [search, setSearch] = useState('');
  const [hasPast, setPast] = useState(false);
  const [open, setOpen] = useState<{ is: 'form'; fact: Fact | null } | { is: 'taking'; line: Line } | null>(null);
  const [told, tell] = useState('');
  const [hasImported, setImported] = useState(false);
  const fillings = useFillings(cycle);
  const lines = useMemo((): Line[] => {
    const corrected = new Set(facts.map(({ fact }) => fact.supersedes));
    const taken = new Set(facts.flatMap(({ fact }) => (fact.withdrawn === true ? fact.supersedes : [])));
    const subjects = new Map(plan.scheme.subjects.map(({ id, title }) => [id, title]));
    const labels = new Map(rows.map(({ node, label }) => [node.id, label]));
    return facts
      .map((each) => ({
        ...each,
        isTaken: taken.has(each.fact.id) || each.fact.withdrawn === true,
        isPast: corrected.has(each.fact.id) || each.fact.withdrawn === true,
        subject: subjects.get(each.fact.subject) ?? each.fact.subject,
        row: labels.get(each.fact.node) ?? plan.nodes.get(each.fact.node)?.title ?? each.fact.node,
        content: contentOf(each.fact, plan.nodes.get(each.fact.node), { notApplicable, veto }, p),
      }))
      .toReversed();
  }, [facts, plan, rows, notApplicable, veto, p]);
  const wanted = search.trim();
  const shown = lines.filter(
    ({ fact, isPast, subject, content }) =>
      (kind === any || fact.type === kind) &&
      (row === any || fact.node === row) &&
      (hasPast || !isPast) &&
      (wanted === '' || subject.includes(wanted) || content.includes(wanted)),
  );
  const close = () => setOpen(null);
  const done = (count: number, words: string) => {
    if (count > 0) tell(words);
    close();
    onChanged();
  };
  const isEditor = may('fact:add');
  const standing = (of: string) => lines.find(({ fact, isPast }) => fact.id === of && !isPast)?.fact;
  const aboutOf = (filling: Filling): string =>
    [
      rows.find(({ node }) => node.id === filling.row)?.label ?? plan.nodes.get(filling.row)?.title,
      ...filling.subjects.map((id) => plan.scheme.subjects.find((each) => each.id === id)?.title),
      filling.values.texts.title,
    ]
      .filter((part) => part !== undefined && part !== '')
      .join(' · ');
  const of = open?.is === 'form' ? (open.fact?.id ?? anew) : null;
  return (
    <>
      {isEditor && of === null && (
        <Left
          fillings={fillings}
          about={aboutOf}
          isOpen={(each) => each === anew || standing(each) !== undefined}
          onGoOn={(each) => setOpen({ is: 'form', fact: standing(each) ?? null })}
        />
      )}
      <div className="fact-tools">
        <Input
          className="fact-search"
          aria-label={t.search}
          placeholder={t.search}
          allowClear
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <select
          className="select fact-kind"
          aria-label={t.kind}
          value={kind}
          onChange={({ target }) => setKind(target.value)}
        >
          <option value={any}>{t.allKinds}</option>
          {Object.entries(t.kinds).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <select
          className="select fact-row"
          aria-label={t.row}
          value={row}
          onChange={({ target }) => setRow(target.value)}
        >
          <option value={any}>{t.allRows}</option>
          <RowOptions rows={rows} />
        </select>
        <Checkbox checked={hasPast} onChange={({ target }) => setPast(target.checked)}>
          {t.withCorrected}
        </Checkbox>
        {isEditor && (
          <>
            <Button type="primary" onClick={() => setOpen({ is: 'form', fact: null })}>
              {t.add}
            </Button>
            <WorkbookTools
              cycle={cycle}
              onImported={(count) => {
                done(count, t.workbook.done(count));
                if (count > 0) setImported(true);
              }}
            />
          </>
        )}
      </div>
      <p role="status">{[t.count(shown.length), told].filter((part) => part !== '').join(' · ')}</p>
      {hasImported && <ComputeNow cycle={cycle} />}
      {shown.length === 0 ? (
        <Empty title={t.none} next={t.noneNext} />
      ) : (
        <FactTable
          lines={shown}
          onCorrect={isEditor ? (line) => setOpen({ is: 'form', fact: line.fact }) : null}
          onTake={(line) => setOpen({ is: 'taking', line })}
        />
      )}
      {open?.is === 'form' && (
        <FactForm
          deliver={(given) => request<SavedReply>('POST', factsPath(cycle), { facts: given })}
          plan={plan}
          facts={facts.map(({ fact }) => fact)}
          corrected={open.fact}
          looked={{ row, kind }}
          filling={of === null ? null : (fillings.all[of] ?? null)}
          onFilling={(filling) => fillings.keep(of ?? anew, filling)}
          asksWhy
          onClose={close}
          onChanged={onChanged}
          onSaved={(count) => done(count, t.saved(count))}
        />
      )}
      {open?.is === 'taking' && (
        <TakeBack
          cycle={cycle}
          fact={open.line.fact}
          about={`${open.line.subject} · ${open.line.row} · ${open.line.content}`}
          onClose={close}
          onChanged={onChanged}
          onSaved={(count) => done(count, t.saved(count))}
        />
      )}
    </>
  );
}
