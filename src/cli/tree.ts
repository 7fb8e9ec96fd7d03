// The scheme as a tree on the screen (方案树): numbers, titles, points and who marks.
import { nodeKinds } from '../domain/glossary.ts';
import type { Node, Scheme } from '../domain/scheme.ts';
import { isReference } from '../domain/setting.ts';
import { cut, pad, width } from './layout.ts';
import type { Screen } from './screen.ts';

function pointsText(node: Node): string {
  if (node.points === null) return '';
  return isReference(node.points) ? '待定' : `${node.points} 分`;
}

type Line = { branch: string; title: string; kind: string; points: string; who: string };

function* linesOf(scheme: Scheme, node: Node, before: string, branch: string): Generator<Line> {
  const titleOf = (id: string) => scheme.bodies.find((body) => body.id === id)?.title ?? id;
  yield {
    branch: before + branch,
    title: `${node.number === null ? '' : `${node.number} `}${node.title.replaceAll(/\s+/gu, ' ')}`,
    kind: nodeKinds[node.kind],
    points: pointsText(node),
    who: node.assessors.map(titleOf).join('、'),
  };
  const inside = branch === '' ? before : before + (branch.startsWith('└') ? '   ' : '│  ');
  for (const [index, child] of node.children.entries()) {
    yield* linesOf(scheme, child, inside, index === node.children.length - 1 ? '└─ ' : '├─ ');
  }
}

/** One line per node; titles and assessors are cut to the width of the screen. */
export function treeLines(scheme: Scheme, screen: Screen): string[] {
  const lines = [...linesOf(scheme, scheme.root, '', '')];
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
