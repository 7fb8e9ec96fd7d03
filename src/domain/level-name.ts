// Names of levels (等级的名称): a title may bring line breaks and blanks along, a fact says it in one line; by the scheme's own spelling the scheme finds it.
import { oneLine } from './display.ts';
import { nodesOf, type Scheme } from './scheme.ts';
import { settle, valuesOf } from './settle.ts';

/** What a fact on the row means by a level. */
export type LevelName = (node: string, level: string | null) => string | null;

/** The level as the scheme spells it, among those of the row and the cases of a veto; any other as it is written. */
export function levelNames(scheme: Scheme): LevelName {
  const { values } = valuesOf(scheme, null);
  const nodes = new Map([...nodesOf(scheme.root)].map((node) => [node.id, node]));
  const namesIn = (setting: unknown): string[] => {
    const { value } = settle(setting, values);
    return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  };
  return (id, level) => {
    if (level === null) return null;
    const operation = nodes.get(id)?.operation;
    const priced =
      operation?.type === 'graded'
        ? namesIn(operation.grades)
        : operation?.type === 'levels' || operation?.type === 'adjustments'
          ? namesIn(operation.levels)
          : [];
    const names = [...priced, ...scheme.vetoes.map((veto) => veto.level)];
    return names.includes(level) ? level : (names.find((name) => oneLine(name) === oneLine(level)) ?? level);
  };
}
