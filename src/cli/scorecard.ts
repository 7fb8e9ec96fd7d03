// A scorecard on the screen (得分单): the engine's sentences as a tree, down to the facts and the words of each cell.
import { labelOf, oneLine, showPiece, showSentence } from '../domain/display.ts';
import type { Scorecard, Step } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Line, LineKind } from '../domain/explanation.ts';
import { explain } from '../engine/explain.ts';
import { cut, hang, wrap } from './layout.ts';
import type { Screen } from './screen.ts';

/** `full` adds the parameters of each step and the whole words of each cell. */
export type Depth = { full: boolean };

function* stepsOf(step: Step): Generator<Step> {
  yield step;
  for (const child of step.children) yield* stepsOf(child);
}

/** The step with this id, or with this number in the table, or with this title. */
export function stepOf(root: Step, name: string): Step | null {
  const steps = [...stepsOf(root)];
  const isCalled = [
    ({ node }: Step) => node === name,
    ({ number }: Step) => number === name,
    (step: Step) => step.title === name || labelOf(step) === name,
  ];
  return isCalled.map((is) => steps.find(is)).find((found) => found !== undefined) ?? null;
}

/** A step with what is said of it, and the steps below it. */
type Branch = { line: Line; details: Line[]; below: Branch[] };

/** The lines come in the order of reading, each as deep as it stands: a tree again. */
function branchesOf(lines: readonly Line[]): Branch[] {
  const top: Branch[] = [];
  const open: Branch[] = [];
  for (const line of lines) {
    if (line.kind === 'step') {
      const branch: Branch = { line, details: [], below: [] };
      open.length = line.depth;
      (open.at(-1)?.below ?? top).push(branch);
      open.push(branch);
    } else open.at(-1)?.details.push(line);
  }
  return top;
}

const heads: Partial<Record<LineKind, string>> = { note: '注：', fact: '据 ' };

/** A line of details under its prefix; the words of a cell are cut to one line unless all is wanted. */
function detailLines(line: Line, before: string, screen: Screen, depth: Depth): string[] {
  const text = `${heads[line.kind] ?? ''}${showSentence(line.pieces)}`;
  const room = screen.width - before.length - 1;
  const columns = screen.wrapAt === null ? null : screen.wrapAt - before.length;
  const isCut = line.kind === 'clause' && !depth.full;
  const shown = isCut ? [cut(text, Math.max(24, room))] : wrap(text, columns);
  return shown.map((each) => before + (line.kind === 'note' ? each : screen.paint('dim', each)));
}

/** Label and score stand out: everything up to the first number and the word after it. */
function headOf(line: Line): string {
  const at = line.pieces.findIndex((piece) => typeof piece !== 'string');
  return at < 0
    ? showSentence(line.pieces)
    : `${line.pieces
        .slice(0, at + 1)
        .map(showPiece)
        .join('')} 分`;
}

function branchLines(branch: Branch, before: string, sign: string, screen: Screen, depth: Depth): string[] {
  const inside = sign === '' ? before : `${before}${sign.startsWith('└') ? '   ' : '│  '}`;
  const below = branch.below.length > 0 ? `${inside}│  ` : `${inside}   `;
  // Further lines stand under the bars, deeper than the first.
  const deeper = below.length - (before + sign).length;
  const columns = screen.wrapAt === null ? null : screen.wrapAt - deeper;
  const [title = '', ...more] = hang(before + sign, oneLine(showSentence(branch.line.pieces)), columns);
  const rest = more.map((line) => below + line.trim());
  const head = oneLine(headOf(branch.line));
  const text = title.slice((before + sign).length);
  const bold = text.startsWith(head)
    ? screen.paint('bold', head) + text.slice(head.length)
    : screen.paint('bold', text);
  const id = depth.full && branch.line.node !== null ? screen.paint('dim', ` [${branch.line.node}]`) : '';
  const details = branch.details.filter(({ kind }) => depth.full || kind !== 'parameter');
  return [
    ...(rest.length === 0
      ? [before + sign + bold + id]
      : [before + sign + bold, ...rest.slice(0, -1), `${rest.at(-1)}${id}`]),
    ...details.flatMap((line) => detailLines(line, below, screen, depth)),
    ...branch.below.flatMap((child, index) =>
      branchLines(child, inside, index === branch.below.length - 1 ? '└─ ' : '├─ ', screen, depth),
    ),
  ];
}

/** The files that the places speak of. */
function filesOf(step: Step): string[] {
  const sources = [...stepsOf(step)].flatMap(({ source }) => (source === null ? [] : [source]));
  const files = sources.map(({ file, sha256 }) => `${file}（SHA-256 ${sha256.slice(0, 12)}…）`);
  return [...new Set(files)];
}

/** The first line says who, how many points, which place and which grade; then the files, and the tree or the part of it under `step`. */
export function scorecardLines(
  snapshot: Snapshot,
  card: Scorecard,
  step: Step,
  screen: Screen,
  depth: Depth,
): { head: string; tree: string[] } {
  const { scheme, facts, result } = snapshot;
  const [total, ...lines] = explain({ ...card, step }, { scheme, facts, assumed: result.assumed });
  const tree = branchesOf(lines).flatMap((branch) => branchLines(branch, '', '', screen, depth));
  const files = filesOf(step)
    .flatMap((file) => wrap(`出处中的表在文件 ${file}`, screen.wrapAt))
    .map((line) => screen.paint('dim', line));
  return { head: total === undefined ? '' : showSentence(total.pieces), tree: [...files, ...tree] };
}
