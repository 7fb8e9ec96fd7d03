// Where in a scheme a problem lies (问题位置), as text that a reader can follow.
import { labelOf } from '../domain/display.ts';
import type { Place } from '../domain/problem.ts';
import { nodesOf } from '../domain/scheme.ts';
import type { Node, Scheme } from '../domain/scheme.ts';
import { placeText } from '../domain/source.ts';
import type { Source } from '../domain/source.ts';

const ruleTitles: Record<string, string> = {
  absent: '缺项处理',
  recusal: '回避规则',
  rounding: '总分舍入',
  order: '计算次序',
  ranking: '排名规则',
  grades: '等次规则',
  vetoes: '一票否决',
  parameters: '参数表',
  bodies: '单位表',
  groups: '分组表',
  subjects: '被考评单位表',
  organiser: '主办单位',
};

const placed = (text: string, source: Source | null, node: string | null): Place => ({
  text: source === null ? text : `${text}（${placeText(source)}）`,
  source,
  node,
});

/** A node by its number and title under those of its parents. */
export function atNode(
  scheme: Scheme,
  node: { id: string; number: string | null; title: string; source: Source | null },
): Place {
  const above: Node[] = [];
  const find = (from: Node): boolean => {
    if (from.id === node.id) return true;
    above.push(from);
    if (from.children.some(find)) return true;
    above.pop();
    return false;
  };
  find(scheme.root);
  const path = [...above.filter((parent) => parent.kind !== 'total'), node].map(labelOf).join(' › ');
  return placed(path, node.source, node.id);
}

/** A rule or a list of the scheme that is no node. */
export const atScheme = (rule: string, detail: string | null = null, source: Source | null = null): Place =>
  placed([ruleTitles[rule] ?? rule, ...(detail === null ? [] : [detail])].join(' › '), source, null);

/** A parameter; where a node uses it, that node's cell is where a reader would look. */
export function atParameter(scheme: Scheme, parameter: { key: string; title: string; source: Source | null }): Place {
  const refers = (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(([key, item]) => (key === 'parameter' && item === parameter.key) || refers(item));
  for (const node of nodesOf(scheme.root)) {
    const user = { points: node.points, operation: node.operation, rounding: node.rounding, adopter: node.adopter };
    if (refers(user))
      return {
        ...atNode(scheme, node),
        parameter: parameter.key,
        text: `参数 › ${parameter.title}（用于 ${atNode(scheme, node).text}）`,
      };
  }
  return { ...placed(`参数 › ${parameter.title}`, parameter.source, null), parameter: parameter.key };
}
