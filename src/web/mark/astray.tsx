// What is typed for boxes that the table no longer has (表外的草稿): the scheme or the assignment changed under it.
import { Button } from 'antd';
import { labelOf } from '../../domain/display.ts';
import type { Plan } from '../../engine/plan.ts';
import type { PlannedNode } from '../../engine/scene.ts';
import { useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { mark as en } from '../words/en/mark.ts';
import { mark as zh } from '../words/zh/mark.ts';
import { type Book, cellOf } from './book.ts';
import { textOf } from './entry.ts';
import { useSignal } from './signal.ts';

const found = (node: PlannedNode, id: string): PlannedNode | null =>
  node.id === id ? node : (node.children.map((child) => found(child, id)).find((each) => each !== null) ?? null);

/** `slots` are those that the account marks: what is typed elsewhere can only be read once more, and dropped. */
export function Astray({ book, plan, slots }: { book: Book; plan: Plan; slots: ReadonlySet<string> }) {
  const t = useWords({ zh, en });
  const astray = useSignal(book.version, () =>
    book
      .drafted()
      .filter((slot) => !slots.has(slot))
      .join('\n'),
  );
  if (astray === '') return null;
  const all = astray.split('\n');
  const wordsOf = (slot: string): string => {
    const { node, subject } = cellOf(slot);
    const { entry } = book.view(slot);
    const row = found(plan.root, node);
    return [
      plan.scheme.subjects.find(({ id }) => id === subject)?.title ?? t.astray.noSubject,
      row === null ? t.astray.noRow : labelOf(row),
      textOf(entry, 'value', t.notApplicable),
      entry.reason,
    ]
      .filter((part) => part !== '')
      .join(' · ');
  };
  return (
    <section className="notice is-waiting mark-astray" aria-label={t.astray.title}>
      <h2>{t.astray.title}</h2>
      <p>{t.astray.why}</p>
      <LongList tag="ul" items={all} keyOf={(slot) => slot}>
        {(slot) => (
          <>
            {wordsOf(slot)}
            <Button size="small" type="link" onClick={() => book.drop(slot)}>
              {t.astray.drop}
            </Button>
          </>
        )}
      </LongList>
    </section>
  );
}
