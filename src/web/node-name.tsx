// The name of a row (指标名称): as short as there is room for on the screen, whole on paper and where one points at it.
import { labelOf, wholeLabelOf } from '../domain/display.ts';
import type { Node } from '../domain/scheme.ts';

type Names = { label: string; whole: string };

export function CutName({ label, whole }: Names) {
  if (label === whole) return label;
  return (
    <span className="node-name" title={whole} data-whole={whole}>
      <span>{label}</span>
    </span>
  );
}

type Named = Pick<Node, 'number' | 'title' | 'criterion' | 'method'>;

export const NodeName = ({ node }: { node: Named }) => <CutName label={labelOf(node)} whole={wholeLabelOf(node)} />;
