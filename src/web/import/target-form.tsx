// The form of where the import goes (去向): a new cycle with year, title and subjects, or the next version of a cycle's scheme.
import { Link } from '@tanstack/react-router';
import type { VerdictReply } from '../../api/import.ts';
import type { ImportTarget } from '../../domain/import-target.ts';
import type { CycleEntry } from '../cycle.ts';
import { Field } from '../form/field.tsx';
import { FileChooser } from '../form/file-chooser.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { LongList } from '../state/long-list.tsx';
import { official } from '../words/official.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import { acceptedForms, TakingState, useTaking } from './drop-zone.tsx';
import { NewBodies } from './new-bodies.tsx';
import { ontoCycle } from './target.ts';

type NewCycle = Extract<ImportTarget, { into: 'new-cycle' }>;
type From = NewCycle['subjects']['from'];
const froms: readonly From[] = ['newest-cycle', 'directory', 'list', 'none'];

type Props = {
  target: ImportTarget;
  /** The directory has nobody but the organiser. */
  isAlone: boolean;
  /** The year that the table speaks of; null where it names none. */
  tableYear: string | null;
  /** What is proposed for a new cycle. */
  fresh: NewCycle;
  cycles: readonly CycleEntry[];
  verdict: VerdictReply | null;
  list: string | null;
  onTarget: (target: ImportTarget, list: string | null) => void;
  onSubject: (title: string | null) => void;
  /** Shows all that the next version changes. */
  onChanges: () => void;
  subject: string | null;
};

export function TargetForm(props: Props) {
  const t = useWords({ zh, en });
  const { target, fresh, cycles, verdict, onTarget } = props;
  const [first] = cycles;
  const isNew = target.into === 'new-cycle';
  return (
    <form className="form" aria-label={t.target.label} onSubmit={(event) => event.preventDefault()}>
      <fieldset className="choices">
        <legend>{t.target.label}</legend>
        <label>
          <input type="radio" name="into" checked={isNew} onChange={() => onTarget(fresh, null)} />
          {t.target.newCycle}
        </label>
        <label>
          <input
            type="radio"
            name="into"
            disabled={first === undefined}
            checked={!isNew}
            onChange={() => first !== undefined && onTarget(ontoCycle(first.id), null)}
          />
          {t.target.onTop}
        </label>
      </fieldset>
      {target.into === 'new-cycle' ? (
        <NewCycleFields {...props} target={target} />
      ) : (
        <Field label={t.target.cycle}>
          {(field) => (
            <select
              {...field}
              className="select"
              value={target.cycle}
              onChange={(event) => onTarget(ontoCycle(event.target.value), null)}
            >
              {cycles.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {!isNew && verdict !== null && <Kept verdict={verdict} onChanges={props.onChanges} />}
      {verdict !== null && <NewBodies added={verdict.newBodies} />}
      {verdict?.assignment != null && <Own {...props} verdict={verdict} />}
    </form>
  );
}

function NewCycleFields({ target, isAlone, tableYear, cycles, verdict, list, onTarget }: Props & { target: NewCycle }) {
  const t = useWords({ zh, en });
  const taking = useTaking((raw) =>
    onTarget({ ...target, subjects: { from: 'list', document: raw.sha256 } }, raw.file),
  );
  const { year, title, subjects } = target;
  const taken = cycles.find((cycle) => cycle.year === year);
  const told = cycles.find((cycle) => cycle.year === tableYear);
  const yearHint =
    taken !== undefined
      ? { hint: t.target.yearTaken(taken.title) }
      : tableYear === null || tableYear === year
        ? {}
        : { hint: t.target.yearOther(tableYear, year, told?.title ?? null) };
  const [newest] = cycles;
  const fromWords = (from: From): string =>
    from === 'newest-cycle' ? t.target.subjectsFrom[from](newest?.title ?? '') : t.target.subjectsFrom[from];
  const choose = (from: From) =>
    onTarget({ ...target, subjects: from === 'list' ? { from, document: '' } : { from } }, null);
  return (
    <>
      <Field label={t.target.year} fault={/^\d{4}$/u.test(year) ? null : t.target.yearFault} {...yearHint}>
        {(field) => (
          <input
            {...field}
            className="input"
            inputMode="numeric"
            maxLength={4}
            value={year}
            onChange={(event) => {
              const next = event.target.value;
              // The proposed title follows the year; one that was typed stays.
              const isProposed = title === official.cycleTitle(year);
              onTarget({ ...target, year: next, title: isProposed ? official.cycleTitle(next) : title }, list);
            }}
          />
        )}
      </Field>
      <Field label={t.target.title} fault={title.trim() === '' ? t.target.titleFault : null}>
        {(field) => (
          <input
            {...field}
            className="input"
            maxLength={100}
            value={title}
            onChange={(event) => onTarget({ ...target, title: event.target.value }, list)}
          />
        )}
      </Field>
      <fieldset className="choices">
        <legend>{t.target.subjects}</legend>
        {froms
          .filter((from) => from !== 'newest-cycle' || newest !== undefined)
          .map((from) => (
            <label key={from}>
              <input type="radio" name="subjects" checked={subjects.from === from} onChange={() => choose(from)} />
              {fromWords(from)}
            </label>
          ))}
        {subjects.from === 'list' && (
          <div className="actions">
            <FileChooser label={t.target.list} accept={acceptedForms} onFile={(file) => taking.take({ file })}>
              {t.target.list}
            </FileChooser>
            <span className={list === null ? 'field-fault' : undefined}>
              {list === null ? t.target.listNeeded : t.target.listGiven(list)}
            </span>
          </div>
        )}
        <TakingState taking={taking} />
        {isAlone && (
          <p className="notice is-waiting">
            <span>
              {t.target.directoryAlone} <Link to={addressOf('directory')}>{t.target.toDirectory}</Link>
            </span>
          </p>
        )}
        {subjects.from === 'none' && <p className="unclear">{t.target.subjectsLater}</p>}
        {verdict !== null && (
          <p className="unclear">
            {t.target.subjectsCount(verdict.scheme.subjects.length, verdict.scheme.groups.length)}
          </p>
        )}
      </fieldset>
    </>
  );
}

function Own({ verdict, subject, onSubject }: Props & { verdict: VerdictReply }) {
  const t = useWords({ zh, en });
  const { assignment, scheme } = verdict;
  if (assignment === null) return null;
  const name = assignment.assignment.subject;
  const words =
    assignment.body !== null
      ? t.target.ownSaved(assignment.body.title)
      : assignment.why === 'assigned-already'
        ? t.target.ownAlready
        : name === null
          ? t.target.ownNameless
          : t.target.ownUnknown(name);
  return (
    <>
      <h3>{t.target.own}</h3>
      <p>{words}</p>
      <Field label={t.target.ownChoose}>
        {(field) => (
          <select
            {...field}
            className="select"
            value={subject ?? ''}
            onChange={(event) => onSubject(event.target.value === '' ? null : event.target.value)}
          >
            <option value="">{t.target.ownChooseNone}</option>
            {scheme.subjects.map(({ id, title }) => (
              <option key={id} value={title}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

function Kept({ verdict: { kept, lost, changes }, onChanges }: { verdict: VerdictReply } & Pick<Props, 'onChanges'>) {
  const t = useWords({ zh, en });
  return (
    <>
      <p>{t.target.kept(kept.length)}</p>
      {changes !== null && (
        <p>
          <button type="button" className="link" onClick={onChanges}>
            {t.target.changes(changes.length)}
          </button>
        </p>
      )}
      {lost.length > 0 && (
        <section className="notice is-waiting" aria-label={t.target.lost(lost.length)}>
          <h3>{t.target.lost(lost.length)}</h3>
          <p>{t.target.lostWhy}</p>
          <LongList tag="ul" items={lost} keyOf={({ key }) => key}>
            {({ title }) => title}
          </LongList>
        </section>
      )}
    </>
  );
}
