// The scheme as a tree on the screen (方案树): numbers, titles, points and who marks.
import { oneLine } from '../domain/display.ts';
import { nodeKinds } from '../domain/glossary.ts';
import type { Node, Scheme } from '../domain/scheme.ts';
import { isReference } from '../domain/setting.ts';
import { cut, pad, width } from './layout.ts';
import type { Screen } from './screen.ts';

function pointsText(node: Node): string {
  if (node.points === null) return '';
  return isReference(node.points) ? '待定' : `${node.points} 分`;
}

/** A child's weight where its parent weighs its children, as far as it is settled. */
function weightText(scheme: Scheme, parent: Node | null, child: Node): string {
  if (parent?.operation?.type !== 'weighted') return '';
  const { weights } = parent.operation;
  const table = isReference(weights) ? scheme.parameters.find(({ key }) => key === weights.parameter)?.value : weights;
  const weight = typeof table === 'object' && table !== null && !Array.isArray(table) ? table[child.id] : undefined;
  return typeof weight === 'string' ? `占 ${weight}` : '';
}

type Line = { branch: string; title: string; kind: string; points: string; who: string };

function* linesOf(scheme: Scheme, node: Node, parent: Node | null, before: string, branch: string): Generator<Line> {
  const titleOf = (id: string) => scheme.bodies.find((body) => body.id === id)?.title ?? id;
  yield {
    branch: before + branch,
    title: `${node.number === null ? '' : `${node.number} `}${oneLine(node.title)}`,
    kind: nodeKinds[node.kind],
    points: [weightText(scheme, parent, node), pointsText(node)].filter((text) => text !== '').join('，'),
    who: node.assessors.map(titleOf).join('、'),
  };
  const inside = branch === '' ? before : before + (branch.startsWith('└') ? '   ' : '│  ');
  for (const [index, child] of node.children.entries()) {
    yield* linesOf(scheme, child, node, inside, index === node.children.length - 1 ? '└─ ' : '├─ ');
  }
}

/** One line per node; titles and assessors are cut to the width of the screen. */
export function treeLines(scheme: Scheme, screen: Screen): string[] {
  const lines = [...linesOf(scheme, scheme.root, null, '', '')];
  const pointsWidth = Math.max(...lines.map((line) => width(line.points)));
  const kindWidth = Math.max(...lines.map((line) => width(line.kind)));
  const room = screen.width - pointsWidth - kindWidth - 6;
  const whoWidth = Math.floor(room * 0.3);
  return lines.map(({ branch, title, kind, points, who }) => {
    const titleWidth = room - whoWidth - width(branch);
    const head = `${screen.paint('dim', branch)}${pad(cut(title, titleWidth), titleWidth)}  ${pad(points, pointsWidth, 'right')}`;
    const tail = who === '' ? kind : `${pad(kind, kindWidth)}  ${cut(who, whoWidth)}`;
    return `${head}  ${screen.paint('dim', tail)}`;
  });
}
