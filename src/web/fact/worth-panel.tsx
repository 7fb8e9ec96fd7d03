// What a fact would do, shown before it is saved (保存后的得分): scores, and the consequence of a veto.
import { choiceWords } from '../../domain/operation-form/words.ts';
import type { Plan } from '../../engine/plan.ts';
import { useBoth, useWords } from '../language.ts';
import { fact as en } from '../words/en/fact.ts';
import { fact as zh } from '../words/zh/fact.ts';
import type { Worth } from './worth.ts';

type Props = { plan: Plan; worth: Worth; /** The case of a veto; null: it is none. */ veto: string | null };

export function WorthPanel({ plan, worth: { changes, aside }, veto }: Props) {
  const t = useWords({ zh, en });
  const both = useBoth();
  const effects = plan.rules.vetoes
    .filter(({ level }) => level === veto)
    .map(({ effect, node }) => {
      const row = node === null ? undefined : plan.nodes.get(node)?.title;
      return `${both(choiceWords('vetoes', 'effect', effect))}${row === undefined ? '' : t.ofRow(row)}`;
    });
  return (
    <section className="notice" aria-label={t.worthTitle} aria-live="polite">
      <h3>{t.worthTitle}</h3>
      {effects.length > 0 && <p>{t.consequence([...new Set(effects)])}</p>}
      {aside !== null && <p>{t.aside(aside)}</p>}
      {changes.length === 0 && effects.length === 0 && aside === null && <p>{t.worthNone}</p>}
      {changes.map(({ row, before, after }) => (
        <p key={row} className="digits">
          {t.worth(row, before ?? t.open, after ?? t.open)}
        </p>
      ))}
    </section>
  );
}
