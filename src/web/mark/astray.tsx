// What lies outside of the table (表外的评分): typed for boxes that it no longer has, or given for rows and bodies that are no longer appraised.
import { Button } from 'antd';
import { labelOf } from '../../domain/display.ts';
import type { Titles } from '../../domain/title.ts';
import type { Plan } from '../../engine/plan.ts';
import type { PlannedNode } from '../../engine/scene.ts';
import { singleClick } from '../form/single-click.ts';
import { useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { mark as en } from '../words/en/mark.ts';
import { mark as zh } from '../words/zh/mark.ts';
import { type Book, cellOf } from './book.ts';
import { emptyEntry, isEmpty, textOf } from './entry.ts';
import { useSignal } from './signal.ts';

const found = (node: PlannedNode, id: string): PlannedNode | null =>
  node.id === id ? node : (node.children.map((child) => found(child, id)).find((each) => each !== null) ?? null);

/** `slots` are those that the account marks; `assessor` is its body, null where it marks nothing. */
type Props = {
  book: Book;
  plan: Plan;
  slots: ReadonlySet<string>;
  assessor: string | null;
  /** Of bodies, those that are no longer appraised too. */
  titles: Titles;
};

/** Slots outside of the table, again whenever they change. */
function useOutside({ book, slots }: Props, slotsIn: (book: Book) => readonly string[]): string[] {
  const all = useSignal(book.version, () =>
    slotsIn(book)
      .filter((slot) => !slots.has(slot))
      .join('\n'),
  );
  return all === '' ? [] : all.split('\n');
}

export function Astray(props: Props) {
  const { book, plan, assessor, titles } = props;
  const t = useWords({ zh, en });
  // What is typed elsewhere can only be read once more, and dropped; what is taken back there is saved like anything else.
  const typed = useOutside(props, (all) => all.drafted().filter((slot) => !isEmpty(all.view(slot).entry)));
  const given = useOutside(props, (all) => all.given().filter((slot) => cellOf(slot).assessor === assessor));
  const takeBack = (all: readonly string[]) => book.edit(all.map((slot) => ({ slot, entry: emptyEntry })));
  const wordsOf = (slot: string): string => {
    const { node, subject } = cellOf(slot);
    const { entry } = book.view(slot);
    const row = found(plan.root, node);
    return [
      titles.get(subject) ?? t.astray.noSubject,
      row === null ? t.astray.noRow : labelOf(row),
      textOf(entry, 'value', t.notApplicable),
      entry.reason,
    ]
      .filter((part) => part !== '')
      .join(' · ');
  };
  const list = (slots: readonly string[], act: string, onAct: (slot: string) => void) => (
    <LongList tag="ul" items={slots} keyOf={(slot) => slot}>
      {(slot) => (
        <>
          {wordsOf(slot)}
          <Button size="small" type="link" onClick={singleClick(() => onAct(slot))}>
            {act}
          </Button>
        </>
      )}
    </LongList>
  );
  return (
    <>
      {typed.length > 0 && (
        <section className="notice is-waiting mark-astray" aria-label={t.astray.title}>
          <h2>{t.astray.title}</h2>
          <p>{t.astray.why}</p>
          {list(typed, t.astray.drop, book.drop)}
        </section>
      )}
      {given.length > 0 && (
        <section className="notice is-waiting mark-astray" aria-label={t.astray.given}>
          <h2>{t.astray.given}</h2>
          <p>{t.astray.givenWhy}</p>
          <div className="actions">
            <Button onClick={singleClick(() => takeBack(given))}>{t.astray.takeAllBack(given.length)}</Button>
          </div>
          {list(given, t.astray.takeBack, (slot) => takeBack([slot]))}
        </section>
      )}
    </>
  );
}
