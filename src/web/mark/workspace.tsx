// The marks page once everything is there (评分台): tools, grid, chosen cell, and whether all is saved.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DataGridHandle } from 'react-data-grid';
import type { MarksReply, SavedReply } from '../../api/fact.ts';
import type { Plan } from '../../engine/plan.ts';
import { useBodyTitles } from '../body/title.ts';
import { placeTitles } from '../../domain/title.ts';
import { RowEvidence } from '../evidence/row-evidence.tsx';
import { Picker } from '../form/picker.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { WorkbookTools } from '../fact/workbook.tsx';
import { MarkContext } from '../handing/context.tsx';
import { useHanding } from '../handing/strip.tsx';
import { request } from '../fetch.ts';
import { today } from '../instant.ts';
import { usePunctuation } from '../punctuation.ts';
import { useWords } from '../language.ts';
import { useMay } from '../may.ts';
import { useAccount } from '../session.ts';
import { Empty } from '../state/empty.tsx';
import { fact as factEn } from '../words/en/fact.ts';
import { mark as en } from '../words/en/mark.ts';
import { fact as factZh } from '../words/zh/fact.ts';
import { mark as zh } from '../words/zh/mark.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { nextRow, slotsIn } from './act.ts';
import { useArrival } from './arrival.ts';
import { useReopening } from './reopening.ts';
import { Astray } from './astray.tsx';
import { createBook } from './book.ts';
import { cellAt, type Desk, DeskProvider, type Place, type Shown } from './desk.ts';
import { browserStorage, draftsIn, type GivenMark } from './draft.ts';
import { isAllFull, progressOf } from './head.tsx';
import { Handing, refreshHanding } from './handing.tsx';
import { createHistory } from './history.ts';
import { assessorsOf, sheetOf } from './layout.ts';
import { type Filter, linesOf, noFilter, type Sort } from './lines.ts';
import { markRowsOf, marksPath, usePolling, usePresence } from './live.ts';
import './mark.css';
import { MarkPanel } from './panel.tsx';
import type { Range, Spot } from './range.ts';
import { createSaver } from './saver.ts';
import { MarkSheet } from './sheet.tsx';
import { signal, useSignal } from './signal.ts';
import { SaveStatus } from './status.tsx';
import { Tools } from './tools.tsx';
import { judgeFor } from './verdict.ts';

type Props = { cycle: string; plan: Plan; first: MarksReply };

/** Beyond so many rows of the table a reason beside each mark would push the marks out of sight. */
const reasonsUpTo = 4;

function senderTo(cycle: string) {
  return async (marks: readonly GivenMark[]) => {
    const { saved, conflicts } = await request<SavedReply>('POST', marksPath(cycle), { marks });
    return { saved: markRowsOf(saved), theirs: markRowsOf(conflicts.map(({ theirs }) => theirs)) };
  };
}

export function Workspace({ cycle, plan, first }: Props) {
  const t = useWords({ zh, en });
  const words = useWords({ zh: factZh, en: factEn });
  const [told, tell] = useState('');
  const shell = useWords({ zh: shellZh, en: shellEn });
  const account = useAccount();
  const may = useMay();
  const titles = useBodyTitles(plan.scheme);
  const assessors = useMemo(
    () => assessorsOf(plan).map((body) => ({ ...body, title: titles.get(body.id) ?? body.title })),
    [plan, titles],
  );
  const own = assessors.find(({ id }) => id === account.body?.id) ?? null;
  const [assessor, setAssessor] = useState(own?.id ?? assessors[0]?.id ?? '');
  const [work] = useState(() => {
    const drafts = draftsIn(browserStorage(), account.id, cycle);
    const book = createBook(judgeFor(plan, today()), drafts, () => crypto.randomUUID());
    book.take(markRowsOf(first.facts));
    return { book, history: createHistory(book), saver: createSaver(book, senderTo(cycle), () => new Date()) };
  });
  useEffect(() => work.saver.finish, [work]);
  useEffect(() => work.book.version.subscribe(work.saver.soon), [work]);
  const handed = useHanding(cycle, assessor);
  const isLocked = handed?.isLocked === true;
  const isReadOnly = !may('mark:give') || own?.id !== assessor || isLocked;
  const rows = useMemo(() => placeTitles(plan.scheme.root), [plan]);
  useEffect(() => refreshHanding(work.saver, cycle), [work, cycle]);
  const desk = useMemo(
    (): Desk => ({
      ...work,
      sheet: sheetOf(plan, assessor),
      range: signal<Range | null>(null),
      others: signal<ReadonlyMap<string, string>>(new Map()),
      isReadOnly,
      notApplicable: [...t.notApplicableSpellings, ...zh.notApplicableSpellings, ...en.notApplicableSpellings],
    }),
    [work, plan, assessor, isReadOnly, t],
  );
  const mine = useMemo(() => (own === null ? new Set<string>() : sheetOf(plan, own.id).slots), [plan, own]);
  const astray = <Astray book={work.book} plan={plan} slots={mine} assessor={own?.id ?? null} titles={titles} />;
  usePolling(desk, cycle, first);
  if (desk.sheet.slots.size === 0)
    return (
      <>
        <PageHeader title={shell.pages.marks} />
        {astray}
        <Empty title={t.nothing.title} next={t.nothing.next} />
      </>
    );
  const isFree = may('mark:read') && (account.roles.length > 1 || own === null || !account.roles.includes('assessor'));
  return (
    <DeskProvider value={desk}>
      <PageHeader
        title={shell.pages.marks}
        about={t.about(
          assessors.find(({ id }) => id === assessor)?.title ?? '',
          desk.sheet.subjects.length,
          desk.sheet.columns.length,
        )}
      >
        {isFree && (
          <Picker
            aria-label={t.assessor}
            className="mark-assessor"
            showSearch={{ optionFilterProp: 'label' }}
            value={assessor}
            onChange={setAssessor}
            options={assessors.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        {!isReadOnly && <WorkbookTools cycle={cycle} onImported={(count) => tell(words.workbook.done(count))} />}
      </PageHeader>
      {astray}
      {may('mark:give') && own?.id === assessor && <Handing cycle={cycle} entry={handed} />}
      <Work
        key={assessor}
        desk={desk}
        cycle={cycle}
        groups={plan.scheme.groups}
        rows={rows}
        isLocked={isLocked}
        told={told}
        onTell={tell}
      />
    </DeskProvider>
  );
}

type WorkProps = {
  desk: Desk;
  cycle: string;
  groups: readonly { id: string; title: string }[];
  /** What the rows are called, by their nodes. */
  rows: ReadonlyMap<string, string>;
  /** The marks are handed in: the strip above says so. */
  isLocked: boolean;
  /** What the last action has to say. */
  told: string;
  onTell: (words: string) => void;
};

function Work({ desk, cycle, groups, rows, isLocked, told, onTell }: WorkProps) {
  const t = useWords({ zh, en });
  const may = useMay();
  const { semicolon } = usePunctuation();
  const grid = useRef<DataGridHandle>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [sort, setSort] = useState<Sort | null>(null);
  const [hasReasons, setReasons] = useState(desk.sheet.columns.length <= reasonsUpTo);
  const places = useMemo(
    () =>
      desk.sheet.columns.flatMap((column): Place[] => [
        { column, field: 'value' },
        ...(hasReasons ? [{ column, field: 'reason' } as const] : []),
      ]),
    [desk, hasReasons],
  );
  const lines = useMemo(() => linesOf(desk, groups, filter, sort), [desk, groups, filter, sort]);
  const shown = useMemo((): Shown => ({ lines, places }), [lines, places]);
  usePresence(desk, shown, cycle);
  useArrival(grid, shown);
  useReopening(grid, desk);
  const range = useSignal(desk.range, (chosen) => chosen);
  const cell = range === null ? null : cellAt(desk, shown, range.anchor);
  const full = useSignal(desk.book.version, () =>
    desk.sheet.columns
      .filter((column) => isAllFull(progressOf(desk, column)))
      .map(({ label }) => label)
      .join(semicolon),
  );

  const isChosen = cell !== null;
  // The panel takes its width from the grid: what was chosen at the edge stays in sight.
  useEffect(() => {
    if (!isChosen) return;
    const chosen = grid.current?.element?.querySelector('[aria-selected="true"]');
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isChosen]);

  const back = (step: 0 | 1) => {
    if (range === null) return;
    const { rowIdx, idx } = range.anchor;
    const target = { rowIdx: step === 0 ? rowIdx : nextRow(shown, rowIdx, 1), idx };
    if (target.rowIdx === rowIdx)
      (grid.current?.element?.querySelector('[aria-selected="true"]') as HTMLElement | null)?.focus();
    else grid.current?.selectCell(target, { shouldFocusCell: true });
  };
  const all = (): Shown => ({ lines: linesOf(desk, groups, noFilter, sort), places });
  const show = (spot: Spot) => {
    setFilter(noFilter);
    requestAnimationFrame(() => grid.current?.selectCell(spot, { shouldFocusCell: true }));
  };
  return (
    <>
      <Tools
        filter={filter}
        onFilter={setFilter}
        groups={groups}
        hasReasons={hasReasons}
        onReasons={setReasons}
        onTell={onTell}
      />
      <div className="mark-state">
        {desk.isReadOnly ? (
          <p className="mark-asked">{!isLocked && t.readOnlyWhy}</p>
        ) : (
          <SaveStatus all={all} onShow={show} />
        )}
        {!desk.isReadOnly && full !== '' && <p className="mark-asked is-note">{t.allFullNotice(full)}</p>}
        {told !== '' && (
          <p className="mark-asked is-note" role="status">
            {told}
          </p>
        )}
      </div>
      <div className="mark-body">
        <MarkSheet
          grid={grid}
          shown={shown}
          sort={sort}
          onSort={setSort}
          onReason={() => reason.current?.focus()}
          onPasted={({ missed, takenBack }) =>
            onTell(
              [
                ...(takenBack === 0 ? [] : [t.paste.takenBack(takenBack)]),
                ...(missed === 0 ? [] : [t.paste.missed(missed)]),
              ].join(' '),
            )
          }
        />
        <aside className="mark-panel" aria-label={t.panel.title}>
          {cell === null || range === null ? (
            <p className="field-hint">{t.panel.none}</p>
          ) : (
            <MarkPanel
              key={cell.slot}
              slot={cell.slot}
              subject={cell.subject.title}
              column={cell.place.column}
              chosen={slotsIn(desk, shown, range)}
              reason={reason}
              onBack={() => back(0)}
              evidence={
                <>
                  <MarkContext cycle={cycle} node={cell.place.column.node.id} subject={cell.subject.id} />
                  {may('evidence:open') && (
                    <RowEvidence cycle={cycle} node={cell.place.column.node.id} subject={cell.subject.id} />
                  )}
                </>
              }
              similar={{ cycle, row: rows.get(cell.place.column.node.id) ?? '' }}
            />
          )}
          {!desk.isReadOnly && (
            <details className="mark-keys">
              <summary>{t.keys.title}</summary>
              <ul>
                {t.keys.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </details>
          )}
        </aside>
      </div>
    </>
  );
}
