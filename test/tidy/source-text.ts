// Source text taken apart (源码切分): code on one side, comments, strings and regular expressions on the other.

export type Piece = { kind: 'comment' | 'string' | 'regex'; start: number; text: string };

/** `code` is the text with every piece blanked out, so that positions and lines stay the same. */
export type SourceText = { path: string; text: string; code: string; pieces: Piece[] };

const single = /'(?:[^'\\\n]|\\.)*'/suy;
const double = /"(?:[^"\\\n]|\\.)*"/suy;
const beforeRegex = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|delete|void|throw|await|yield))\s*$/u;

/**
 * A small scanner, not a parser: enough for rules about words, with the template's `${}` parts counted as code.
 * In a .tsx the slash of a tag begins no regular expression, and the text between tags is code, apostrophes and all.
 */
export function readSource(path: string, text: string): SourceText {
  const isJsx = path.endsWith('.tsx');
  const pieces: Piece[] = [];
  let code = '';
  let index = 0;
  /** Depth of braces for each template whose `${}` we are in. */
  const open: number[] = [];

  const take = (kind: Piece['kind'], end: number) => {
    const piece = text.slice(index, end);
    pieces.push({ kind, start: index, text: piece });
    code += piece.replace(/[^\n]/gu, (char) => ' '.repeat(char.length));
    index = end;
  };
  const match = (pattern: RegExp): number => {
    pattern.lastIndex = index;
    return pattern.test(text) ? pattern.lastIndex : text.length;
  };
  const isString = (pattern: RegExp): boolean => {
    pattern.lastIndex = index;
    return !isJsx || pattern.test(text);
  };
  const isTagSlash = () => isJsx && (text[index + 1] === '>' || text[index - 1] === '<');
  /** From a backtick, or from the brace that closes a `${}`, to the next `${` or to the end of the template. */
  const takeTemplate = () => {
    const end = match(/[`}](?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)/suy);
    if (text.slice(index, end).endsWith('${')) open.push(0);
    take('string', end);
  };

  while (index < text.length) {
    const char = text[index];
    const depth = open.at(-1);
    if (text.startsWith('//', index)) take('comment', match(/[^\n]*/uy));
    else if (text.startsWith('/*', index)) take('comment', match(/.*?\*\//suy));
    else if (char === "'" && isString(single)) take('string', match(single));
    else if (char === '"' && isString(double)) take('string', match(double));
    else if (char === '`') takeTemplate();
    else if (char === '/' && !isTagSlash() && beforeRegex.test(code.slice(-40))) {
      take('regex', match(/\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/uy));
    } else if (char === '}' && depth === 0) {
      open.pop();
      takeTemplate();
    } else {
      if (depth !== undefined && char === '{') open[open.length - 1] = depth + 1;
      if (depth !== undefined && char === '}') open[open.length - 1] = depth - 1;
      code += char;
      index += 1;
    }
  }
  return { path, text, code, pieces };
}

/** `src/engine/score.ts:12` — as an editor opens it. */
export function placeOf(source: { path: string; text: string }, index: number): string {
  return `${source.path}:${source.text.slice(0, index).split('\n').length}`;
}
