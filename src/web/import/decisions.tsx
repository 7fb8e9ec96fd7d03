// The list of decisions (改动记录): undo, redo, and back to any of them.
import { Button } from 'antd';
import { useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import { type Decision, goTo, type History } from './decision.ts';
import { numbered } from './grid.ts';

const shortest = 24;
const brief = (text: string) => (text.length > shortest ? `${text.slice(0, shortest)}…` : text).replaceAll('\n', ' ');

export function useDecisionWords(): (decision: Decision) => string {
  const t = useWords({ zh, en });
  return (decision) => {
    switch (decision.type) {
      case 'column': {
        const { table, column, role } = decision;
        return role === null ? t.decisions.columnAuto(table, column) : t.decisions.column(table, column, t.roles[role]);
      }
      case 'choice':
        return t.decisions.choice(decision.place, brief(decision.words));
      case 'cell': {
        const { table, row, column, text } = decision;
        return text === null
          ? t.decisions.cellBack(table, row, column)
          : t.decisions.cell(table, row, column, text.trim() === '' ? t.table.blank : brief(text));
      }
      case 'tables':
        return decision.tables.length === 0
          ? t.decisions.tablesAuto
          : t.decisions.tables(decision.tables.join(t.decisions.comma));
      case 'subject':
        return t.decisions.subject(decision.title ?? t.target.ownChooseNone);
    }
    return '';
  };
}

type Props = { history: History; onGo: (history: History) => void };

export function UndoRedo({ history, onGo }: Props) {
  const t = useWords({ zh, en });
  const { at, decisions } = history;
  return (
    <>
      <Button disabled={at === 0} onClick={() => onGo(goTo(history, at - 1))}>
        {t.decisions.undo}
      </Button>
      <Button disabled={at === decisions.length} onClick={() => onGo(goTo(history, at + 1))}>
        {t.decisions.redo}
      </Button>
    </>
  );
}

export function DecisionList({ history, onGo }: Props) {
  const t = useWords({ zh, en });
  const say = useDecisionWords();
  const { at, decisions } = history;
  if (decisions.length === 0) return <p className="unclear">{t.decisions.none}</p>;
  return (
    <>
      <LongList
        className="decisions"
        label={t.decisions.label}
        items={numbered([null, ...decisions])}
        keyOf={({ number }) => number}
      >
        {({ item: decision, number }) => (
          <button
            type="button"
            aria-current={number - 1 === at ? 'step' : undefined}
            className={number - 1 > at ? 'is-undone' : undefined}
            onClick={() => onGo(goTo(history, number - 1))}
          >
            {decision === null ? t.decisions.start : say(decision)}
          </button>
        )}
      </LongList>
      <p className="unclear">{t.decisions.kept}</p>
    </>
  );
}
