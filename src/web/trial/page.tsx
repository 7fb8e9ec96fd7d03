// What if (试算): other marks or parameters, and the ranks that they would give; computed here, never saved.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { BasisReply } from '../../api/computation.ts';
import { oneLine, showAmount, showSentence } from '../../domain/display.ts';
import { valueTeller, valueText } from '../../domain/policy-value.ts';
import { titlesIn } from '../../domain/title.ts';
import type { ComputationDifference } from '../../engine/computation-difference/difference.ts';
import { ChangeList, type NamedChange } from '../comparison/change-list.tsx';
import { contentOf } from '../fact/rows.ts';
import { read } from '../fetch.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { usePunctuation } from '../punctuation.ts';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { NoneYet } from '../result/none-yet.tsx';
import { computationAddress, useComputation } from '../result/query.ts';
import { useAccount } from '../session.ts';
import { Loading } from '../state/loading.tsx';
import { LongList } from '../state/long-list.tsx';
import { Progress } from '../state/progress.tsx';
import { Refused } from '../state/refused.tsx';
import { comparison as en } from '../words/en/comparison.ts';
import { comparison as zh } from '../words/zh/comparison.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { useTrying } from './computing.ts';
import { nothingTried, trialsOf, useKeptDraft, withEntry } from './draft.ts';
import { FactPanel } from './fact-panel.tsx';
import { MarkPanel } from './mark-panel.tsx';
import { ParameterPanel } from './parameter-panel.tsx';

export function Page() {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const { cycle = '' } = useParams({ strict: false });
  const account = useAccount();
  const { list, number } = useComputation(cycle);
  const basis = useQuery({
    queryKey: ['computations', cycle, number, 'basis'],
    queryFn: ({ signal }) => read<BasisReply>(`${computationAddress(cycle, number)}/basis`, { signal }),
    enabled: number !== null,
    staleTime: Infinity,
  });
  const fault = list.error ?? basis.error;
  return (
    <>
      <PageHeader title={shell.pages.trial} about={t.trialAbout}>
        <span className="unsaved-mark">{t.unsaved}</span>
        <Link to={addressOf('results', { cycle })} search={true}>
          {t.results}
        </Link>
      </PageHeader>
      {fault !== null && <Refused error={fault} onRetry={() => void (list.error === null ? basis : list).refetch()} />}
      {list.isSuccess && number === null && <NoneYet cycle={cycle} />}
      {(list.isPending || (number !== null && basis.isPending)) && fault === null && <Loading lines={8} />}
      {basis.data !== undefined && (
        <Content key={number} keptAt={`${account.id}.${cycle}.${number}`} basis={basis.data} />
      )}
    </>
  );
}

function Content({ keptAt, basis }: { keptAt: string; basis: BasisReply }) {
  const p = usePunctuation();
  const t = useWords({ zh, en });
  const [draft, setDraft] = useKeptDraft(keptAt);
  const [wasKept] = useState(draft !== nothingTried);
  const titles = useMemo(() => titlesIn(basis.scheme), [basis]);
  const marks = useMemo(
    () => new Map(basis.facts.facts.flatMap((fact) => (fact.type === 'mark' ? [[fact.id, fact] as const] : []))),
    [basis],
  );
  const standing = useMemo(() => new Map(basis.facts.facts.map((fact) => [fact.id, fact])), [basis]);
  const trials = useMemo(() => trialsOf(draft, marks), [draft, marks]);
  const trying = useTrying(basis, trials);
  const tell = valueTeller(basis.scheme);
  const told = (key: string, value: Parameters<typeof valueText>[0]): string =>
    showSentence(tell(key, valueText(value)));
  const lines = [
    ...[...draft.marks].flatMap(([id, text]) => {
      const mark = marks.get(id);
      if (mark === undefined) return [];
      const place = [mark.subject, mark.node, mark.assessor].map((each) => titles.get(each) ?? each).join(' · ');
      const words = p.pair(place, `${mark.value === null ? '—' : showAmount(mark.value)} → ${text}`);
      return [{ key: id, words, remove: () => setDraft({ ...draft, marks: withEntry(draft.marks, id, null) }) }];
    }),
    ...[...draft.facts].map(([id, fact]) => {
      const before = standing.get(id);
      const place = [fact.subject, fact.node].map((each) => titles.get(each) ?? each).join(' · ');
      const [was, is] = [before, fact].map((each) =>
        each === undefined ? '—' : contentOf({ ...each, id, by: '', at: '' }, undefined, t, p),
      );
      const words = p.pair(place, `${was} → ${fact.withdrawn === true ? t.isLeftOut : is}`);
      return { key: id, words, remove: () => setDraft({ ...draft, facts: withEntry(draft.facts, id, null) }) };
    }),
    ...[...draft.parameters].map(([key, value]) => {
      const parameter = basis.scheme.parameters.find((each) => each.key === key);
      const now = parameter?.value ?? null;
      const words = `${oneLine(parameter?.title ?? key)} ${now === null ? '—' : told(key, now)} → ${told(key, value)}`;
      return { key, words, remove: () => setDraft({ ...draft, parameters: withEntry(draft.parameters, key, null) }) };
    }),
  ];
  return (
    <div className="trial">
      <div>
        <ParameterPanel basis={basis} titles={titles} draft={draft} onChange={setDraft} />
        <MarkPanel basis={basis} titles={titles} draft={draft} onChange={setDraft} />
        <FactPanel basis={basis} draft={draft} onChange={setDraft} />
      </div>
      <Outcome
        basis={basis}
        titles={titles}
        lines={lines}
        isTried={trials.length > 0}
        wasKept={wasKept && lines.length > 0}
        trying={trying}
        onClear={() => setDraft(nothingTried)}
      />
    </div>
  );
}

type OutcomeProps = {
  basis: BasisReply;
  titles: ReadonlyMap<string, string>;
  lines: readonly { key: string; words: string; remove: () => void }[];
  isTried: boolean;
  /** It was tried before the page was opened. */
  wasKept: boolean;
  trying: ReturnType<typeof useTrying>;
  onClear: () => void;
};

function Outcome({ basis, titles, lines, isTried, wasKept, trying, onClear }: OutcomeProps) {
  const t = useWords({ zh, en });
  const { difference, error, isBusy, isStopped } = trying;
  // Once stopped, what was answered last is of other trials.
  const isShown = isTried && !isStopped;
  const changes = difference === null || !isShown ? [] : named(difference, basis, titles);
  return (
    <section className="card trial-outcome" aria-labelledby="trials">
      <div className="section-head">
        <h2 id="trials">{t.trials}</h2>
        {lines.length > 0 && (
          <Button size="small" onClick={onClear}>
            {t.clear}
          </Button>
        )}
      </div>
      {wasKept && <p className="unclear">{t.kept}</p>}
      {lines.length === 0 && <p className="unclear">{t.noTrials}</p>}
      <LongList tag="ul" className="tries" items={lines} keyOf={({ key }) => key}>
        {({ words, remove }) => (
          <div className="try">
            <span>{words}</span>
            <Button size="small" type="text" aria-label={t.remove(words)} onClick={remove}>
              ✕
            </Button>
          </div>
        )}
      </LongList>
      {isTried && isBusy && <Progress label={t.trying} share={null} onCancel={trying.stop} />}
      {isTried && isStopped && (
        <p className="notice" role="status">
          <span>
            {t.stopped} <Button onClick={trying.goOn}>{t.tryAgain}</Button>
          </span>
        </p>
      )}
      {isShown && error !== null && <Refused error={error} />}
      {isShown && difference !== null && (
        <>
          <div className="trial-status">
            <p role="status">
              <span className="unsaved-mark">{t.unsaved}</span>{' '}
              {changes.length === 0 ? t.unmoved : t.count(changes.length, difference.unchanged)}
            </p>
            {changes.length > 0 && (
              <a className="to-changes" href="#trials">
                {t.seeChanges}
              </a>
            )}
          </div>
          {changes.length > 0 && (
            <ChangeList changes={changes} totalPlaces={difference.totalPlaces} label={t.changes} />
          )}
        </>
      )}
    </section>
  );
}

/** Those whose total would change most first. */
function named(
  { subjects }: ComputationDifference,
  { scheme }: BasisReply,
  titles: ReadonlyMap<string, string>,
): NamedChange[] {
  return subjects.map((change) => ({
    ...change,
    title: titles.get(change.subject) ?? change.subject,
    groupTitle: scheme.groups.find(({ id }) => id === change.group)?.title ?? change.group,
    rows: change.rows.map((row) => ({ ...row, title: titles.get(row.node) ?? row.node })),
  }));
}
