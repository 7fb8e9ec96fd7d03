// Trying other facts (改其他事实): adjustments, figures and tallies of one subject changed, left out, or added; nothing is saved.
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Fact } from '../../domain/fact.ts';
import type { Given } from '../../engine/computation.ts';
import { plan } from '../../engine/plan.ts';
import { FactForm } from '../fact/form.tsx';
import { contentOf, rowsIn } from '../fact/rows.ts';
import { usePunctuation } from '../punctuation.ts';
import { useWords } from '../language.ts';
import '../fact/fact.css';
import { LongList } from '../state/long-list.tsx';
import { comparison as en } from '../words/en/comparison.ts';
import { comparison as zh } from '../words/zh/comparison.ts';
import { type Draft, othersOf, withEntry } from './draft.ts';
import { SubjectChoice } from './subject-choice.tsx';

type Props = {
  basis: Given;
  draft: Draft;
  onChange: (draft: Draft) => void;
};

/** A tried fact as the form and the sentences know facts. */
const asFact = (tried: Draft['facts'] extends ReadonlyMap<string, infer Tried> ? Tried : never, id: string): Fact => ({
  ...tried,
  id,
  by: '',
  at: '',
});

export function FactPanel({ basis, draft, onChange }: Props) {
  const t = useWords({ zh, en });
  const [subject, setSubject] = useState('');
  const [open, setOpen] = useState<{ fact: Fact | null } | null>(null);
  const planned = useMemo(() => plan(basis.scheme, basis.assumptions), [basis]);
  const rows = useMemo(() => rowsIn(planned.root), [planned]);
  const standing = useMemo(() => (subject === '' ? [] : othersOf(basis, subject)), [basis, subject]);
  const { facts } = draft;
  // One in the place of a fact that was taken back is new, too.
  const added = [...facts].flatMap(([id, tried]) =>
    tried.subject === subject && !standing.some((fact) => fact.id === id) ? [asFact(tried, id)] : [],
  );
  const set = (id: string, tried: Parameters<typeof asFact>[0] | null) =>
    onChange({ ...draft, facts: withEntry(facts, id, tried) });
  const p = usePunctuation();
  const told = (fact: Fact): string => contentOf(fact, planned.nodes.get(fact.node), t, p);
  const rowOf = (fact: Fact): string => rows.find(({ node }) => node.id === fact.node)?.label ?? fact.node;
  return (
    <section className="card" aria-labelledby="fact-panel">
      <h2 id="fact-panel">{t.facts}</h2>
      <SubjectChoice scheme={basis.scheme} label={t.factsOf} value={subject} onChange={setSubject} />
      {subject !== '' && standing.length + added.length === 0 && <p>{t.noFacts}</p>}
      <LongList tag="ul" className="tries" items={[...standing, ...added]} keyOf={({ id }) => id}>
        {(fact) => {
          const tried = facts.get(fact.id);
          const isNew = added.includes(fact);
          const name = `${rowOf(fact)} ${told(fact)}`;
          return (
            <div className="try">
              <span>
                <b>{rowOf(fact)}</b>
                <br />
                {tried?.withdrawn === true ? <del>{told(fact)}</del> : told(fact)}
                {tried !== undefined && tried.withdrawn !== true && !isNew && (
                  <>
                    {' → '}
                    <b>{told(asFact(tried, fact.id))}</b>
                  </>
                )}
                {tried !== undefined && (
                  <>
                    {' '}
                    <span className="unsaved-mark">{t.unsaved}</span>
                  </>
                )}
              </span>
              <span className="try-acts">
                {tried?.withdrawn !== true && (
                  <Button
                    size="small"
                    aria-label={`${t.change} ${name}`}
                    onClick={() => setOpen({ fact: tried === undefined || isNew ? fact : asFact(tried, fact.id) })}
                  >
                    {t.change}
                  </Button>
                )}
                {tried === undefined ? (
                  <Button
                    size="small"
                    aria-label={`${t.leaveOut} ${name}`}
                    onClick={() => set(fact.id, { ...fact, supersedes: fact.id, withdrawn: true })}
                  >
                    {t.leaveOut}
                  </Button>
                ) : (
                  <Button size="small" aria-label={`${t.back} ${name}`} onClick={() => set(fact.id, null)}>
                    {t.back}
                  </Button>
                )}
              </span>
            </div>
          );
        }}
      </LongList>
      {rows.length > 0 && (
        <Button disabled={subject === ''} onClick={() => setOpen({ fact: null })}>
          {t.add}
        </Button>
      )}
      {open !== null && (
        <FactForm
          plan={planned}
          facts={basis.facts.facts}
          corrected={open.fact}
          subject={subject}
          submit={t.tryIt}
          deliver={(given) => {
            const next = new Map(facts);
            // A new fact that is changed once more stays new.
            const before =
              open.fact === null || !added.some(({ id }) => id === open.fact?.id) ? undefined : open.fact.id;
            for (const { id, ...fact } of given) {
              if (before !== undefined)
                next.set(before, { ...fact, supersedes: facts.get(before)?.supersedes ?? null });
              else next.set(fact.supersedes ?? id, fact);
            }
            onChange({ ...draft, facts: next });
            return Promise.resolve({ saved: given.map((fact) => ({ fact })), conflicts: [] });
          }}
          onClose={() => setOpen(null)}
          onChanged={() => undefined}
          onSaved={() => setOpen(null)}
        />
      )}
    </section>
  );
}
