// The official table on the screen (方案表): its merged cells as the Word file has them, each row a way to its node.
import { Link } from '@tanstack/react-router';
import type { SchemeTableReply } from '../../api/scheme.ts';
import type { Severity } from '../../domain/problem.ts';
import { useMemo } from 'react';
import { useInSight } from '../state/in-sight.ts';
import { longFrom } from '../state/long.ts';
import { useSchemeWords } from './words.ts';

type Line = SchemeTableReply['lines'][number];
type Props = {
  table: Pick<SchemeTableReply, 'header' | 'shares' | 'lines' | 'title'>;
  /** The address of a row; null: the table is only read. */
  linkOf: ((node: string) => { to: string; hash: string }) | null;
  /** In the place of an address: what a press on a row does, and what it is called. */
  pick?: { label: (row: string) => string; onPick: (node: string) => void } | undefined;
  severityOf?: ReadonlyMap<string, Severity>;
};

/** A line and the column in which its own words stand; null where it has none. */
type Drawn = Line & { own: number | null };

function ownColumn({ cells }: Line): number | null {
  // The first cell of words that is the row's own.
  const isOwn = ({ rowSpan, paragraphs }: Line['cells'][number]) => rowSpan === 1 && paragraphs.join('') !== '';
  const prose = cells.find((cell) => isOwn(cell) && !cell.isCentred);
  return (prose ?? cells.find(isOwn))?.column ?? null;
}

/** How many lines are drawn together. */
const pieceLength = 40;

/** A long table in pieces that are drawn only when they come into sight; a merged cell is repeated in each, as at a page break. */
function pieces(given: readonly Line[]): Drawn[][] {
  const lines = given.map((line): Drawn => ({ ...line, own: ownColumn(line) }));
  if (lines.length <= longFrom) return [lines];
  const found: Drawn[][] = [];
  for (let start = 0; start < lines.length; start += pieceLength) {
    const carried = lines.slice(0, start).flatMap(({ cells }, at) =>
      cells.flatMap((cell) => {
        const left = at + cell.rowSpan - start;
        return left > 0 ? [{ ...cell, rowSpan: left }] : [];
      }),
    );
    const piece = lines.slice(start, start + pieceLength);
    found.push(
      piece.map((line, at) => {
        const cells = at === 0 ? [...carried, ...line.cells].toSorted((a, b) => a.column - b.column) : line.cells;
        return {
          ...line,
          cells: cells.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, piece.length - at) })),
        };
      }),
    );
  }
  return found;
}

export function OfficialTable(props: Props) {
  const { table } = props;
  const found = useMemo(() => pieces(table.lines), [table.lines]);
  return (
    // It scrolls sideways on a narrow screen: the keyboard must be able to do that too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scheme-table" role="region" aria-label={table.title} tabIndex={0}>
      {[...found.entries()].map(([at, lines]) => (
        <Piece key={lines[0]?.node ?? at} lines={lines} isFirst={at === 0} isOnly={found.length === 1} {...props} />
      ))}
    </div>
  );
}

type PieceProps = Props & { lines: readonly Drawn[]; isFirst: boolean; isOnly: boolean };

/** How high a line is before it was drawn, in px. */
const lineHeight = 60;

function Piece({ lines, isFirst, isOnly, table, linkOf, pick, severityOf }: PieceProps) {
  const { place, isDrawn, style } = useInSight<HTMLDivElement>(isFirst || isOnly, lines.length * lineHeight);
  const all = table.shares.reduce((sum, share) => sum + share, 0);
  return (
    <div ref={place} style={style}>
      {isDrawn && (
        <table>
          <colgroup>
            {[...table.shares.entries()].map(([column, share]) => (
              <col key={column} style={{ width: `${(share * 100) / all}%` }} />
            ))}
          </colgroup>
          <thead className={isFirst ? undefined : 'unseen'}>
            <tr>
              {table.header.map(({ heading, column, columnSpan }) => (
                <th key={column} scope="col" colSpan={columnSpan}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => (
              <TableRow
                key={line.node ?? `total ${row}`}
                line={line}
                linkOf={linkOf}
                pick={pick}
                severityOf={severityOf}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

type RowProps = { line: Drawn } & Pick<Props, 'linkOf'> & { pick: Props['pick']; severityOf: Props['severityOf'] };

function TableRow({ line: { node, cells, own }, linkOf, pick, severityOf }: RowProps) {
  const t = useSchemeWords();
  const severity = node === null ? undefined : severityOf?.get(node);
  return (
    <tr className={severity === undefined ? undefined : `is-${severity}`}>
      {cells.map(({ column, rowSpan, columnSpan, paragraphs, isCentred }) => (
        <td key={column} rowSpan={rowSpan} colSpan={columnSpan} className={isCentred ? 'is-centred' : undefined}>
          {column === own && node !== null && pick !== undefined ? (
            <button
              type="button"
              className="row-link"
              aria-label={pick.label(paragraphs.join(' '))}
              onClick={() => pick.onPick(node)}
            >
              <Paragraphs texts={paragraphs} />
            </button>
          ) : column === own && node !== null && linkOf !== null ? (
            <Link
              {...linkOf(node)}
              hashScrollIntoView={false}
              className="row-link"
              aria-label={t.tree.open(paragraphs.join(' '))}
            >
              <Paragraphs texts={paragraphs} />
            </Link>
          ) : (
            <Paragraphs texts={paragraphs} />
          )}
        </td>
      ))}
    </tr>
  );
}

const Paragraphs = ({ texts }: { texts: readonly string[] }) =>
  [...texts.entries()].map(([at, text]) => (
    <span key={at} className="paragraph">
      {text}
    </span>
  ));
