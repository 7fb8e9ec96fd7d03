// The rows to choose from (项目的选项), by the kind of fact that they read.
import { useWords } from '../language.ts';
import { fact as en } from '../words/en/fact.ts';
import { fact as zh } from '../words/zh/fact.ts';
import { byKind, type Row } from './rows.ts';

export function RowOptions({ rows }: { rows: readonly Row[] }) {
  const t = useWords({ zh, en });
  return byKind(rows).map(({ kind, rows: own }) => (
    <optgroup key={kind} label={kind === null ? t.vetoesOnly : t.kinds[kind]}>
      {own.map(({ node, label }) => (
        <option key={node.id} value={node.id}>
          {label}
        </option>
      ))}
    </optgroup>
  ));
}
