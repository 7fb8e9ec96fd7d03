// Alignment of cells to columns (单元格对齐): how a column's cells look, and which columns the cells of a short row cover.

/** A cell as far as alignment looks at it. */
type Lines = { lines: string[] };

/** How the cells of one column look. Statistics about text, not points: floats are fine here. */
export type Profile = {
  blankShare: number;
  /** Of lengths in logarithm: a sentence twice as long looks alike, a name against a sentence does not. */
  lengthMean: number;
  lengthSpread: number;
  proseShare: number;
  /** Lines that occur in the column: bodies recur, in prose hardly anything does. */
  known: Set<string>;
};

export type Span = { column: number; columnSpan: number };

export function profilesOf(rows: Lines[][], width: number): Profile[] {
  return Array.from({ length: width }, (_, column) => profileOf(rows.flatMap((row) => row[column] ?? [])));
}

function profileOf(cells: Lines[]): Profile {
  const filled = cells.filter((cell) => !isBlank(cell));
  const lengths = filled.map(lengthOf);
  const lengthMean = mean(lengths);
  return {
    blankShare: cells.length === 0 ? 0.5 : 1 - filled.length / cells.length,
    lengthMean,
    lengthSpread: Math.max(1, Math.sqrt(mean(lengths.map((length) => (length - lengthMean) ** 2)))),
    proseShare: mean(filled.map((cell) => (isProse(cell) ? 1 : 0))),
    known: new Set(filled.flatMap(namesOf)),
  };
}

/**
 * The cheapest way to lay the cells over all columns in their order, each over at least one.
 * A cell is compared with the column it fits best among those it covers; covering more than one
 * costs a long text little and a short one much, since short texts have room in one column.
 */
export function align(cells: Lines[], profiles: Profile[]): { spans: Span[]; cost: number } {
  const width = profiles.length;
  const count = cells.length;
  const misfits = cells.map((cell) => profiles.map((profile) => misfit(cell, profile)));
  // best[i][c]: the cost of laying the first i cells over the first c columns.
  const best = Array.from({ length: count + 1 }, () => repeated(width + 1, Number.POSITIVE_INFINITY));
  const starts = Array.from({ length: count + 1 }, () => repeated(width + 1, 0));
  best[0]?.fill(0, 0, 1);
  for (const [index, cell] of cells.entries()) {
    const wide = wideCost(cell);
    for (let start = index; start < width; start++) {
      const before = best[index]?.[start] ?? Number.POSITIVE_INFINITY;
      if (before === Number.POSITIVE_INFINITY) continue;
      let fit = Number.POSITIVE_INFINITY;
      for (let end = start + 1; end <= width - (count - index - 1); end++) {
        fit = Math.min(fit, misfits[index]?.[end - 1] ?? 0);
        const cost = before + fit + wide * (end - start - 1);
        if (cost >= (best[index + 1]?.[end] ?? 0)) continue;
        best[index + 1]?.splice(end, 1, cost);
        starts[index + 1]?.splice(end, 1, start);
      }
    }
  }
  return { spans: trace(starts, count, width), cost: best[count]?.[width] ?? Number.POSITIVE_INFINITY };
}

function trace(starts: number[][], count: number, width: number): Span[] {
  const spans: Span[] = [];
  let end = width;
  for (let index = count; index > 0; index--) {
    const start = starts[index]?.[end] ?? 0;
    spans.unshift({ column: start + 1, columnSpan: end - start });
    end = start;
  }
  return spans;
}

function misfit(cell: Lines, profile: Profile): number {
  if (isBlank(cell)) return 1 - profile.blankShare;
  const length = Math.min(3, Math.abs(lengthOf(cell) - profile.lengthMean) / profile.lengthSpread) / 2;
  const prose = Math.abs((isProse(cell) ? 1 : 0) - profile.proseShare);
  const names = namesOf(cell);
  const strange = 1 - names.filter((name) => profile.known.has(name)).length / Math.max(1, names.length);
  return length + prose + strange / 2;
}

/** What one more column costs: about 0.8 for a name, 0.1 for a long text. */
function wideCost(cell: Lines): number {
  return 0.1 + Math.max(0, 1 - lengthOf(cell) / 7);
}

function isBlank(cell: Lines): boolean {
  return cell.lines.every((line) => line.trim() === '');
}

function lengthOf(cell: Lines): number {
  return Math.log2(1 + cell.lines.join('').replace(/\s/gu, '').length);
}

/** Sentences have their signs; names do not. */
function isProse(cell: Lines): boolean {
  return /[。；，;,]/u.test(cell.lines.join(''));
}

function namesOf(cell: Lines): string[] {
  return cell.lines
    .flatMap((line) => line.split('、'))
    .map((name) => name.replace(/\s/gu, ''))
    .filter((name) => name !== '');
}

function repeated(length: number, value: number): number[] {
  return Array.from({ length }, () => value);
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
