// Names of bodies and sections in one cell (单位名称的切分): split and joined by general rules and the directory.
import { type Lookup, nameMax, plainName } from '../directory.ts';
import { endsAsOffice, isGroupReference } from './office.ts';

/** A stretch that has several readings; the one `chosen` is used. */
export type Doubt = { words: string; readings: string[][]; chosen: number };

/** Which of the readings a person chose; the first where nobody did. */
export type Choose = (readings: string[][]) => number;

export type Names = { names: string[]; doubts: Doubt[]; isOpen: boolean };

const bare = (text: string): string => text.replace(/[\s\u3000]+/gu, '');

/** Splits at signs that stand outside of brackets. */
function splitOutside(text: string, signs: RegExp): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const sign of text) {
    if (/[（(【[〔]/u.test(sign)) depth += 1;
    if (/[）)】\]〕]/u.test(sign)) depth = Math.max(0, depth - 1);
    if (depth === 0 && signs.test(sign)) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

const isOpenBracket = (text: string): boolean =>
  (text.match(/[（(【[〔]/gu) ?? []).length > (text.match(/[）)】\]〕]/gu) ?? []).length;

export function readNames(lines: string[], find: Lookup, choose: Choose = () => 0): Names {
  const result: Names = { names: [], doubts: [], isOpen: false };
  const doubts: Doubt[] = [];
  const isWhole = (written: string) => {
    const { name } = endOf(written, find);
    return find(name) !== null || endsAsOffice(name) || isGroupReference(name);
  };
  const judge: Judge = { isWhole, find, doubts, choose };
  for (const stretch of stretchesOf(lines)) {
    for (const piece of joinStretch(stretch, judge)) {
      for (const written of splitConjoined(piece, judge)) {
        const { name, isOpen } = endOf(written, find);
        if (isOpen) result.isOpen = true;
        if (name !== '' && !/^(?:[-—–－]+|无|暂无)$/u.test(name) && !result.names.includes(name))
          result.names.push(name);
      }
    }
  }
  // A later line may have settled what was doubtful before it: only a reading that was used is still in doubt.
  const isUsed = ({ readings, chosen }: Doubt) =>
    (readings[chosen] ?? []).every((written) => result.names.includes(endOf(written, find).name));
  return { ...result, doubts: doubts.filter(isUsed) };
}

/** A name without bullets and full stops; `isOpen` where 等 stands behind it, which is not of the name. */
function endOf(written: string, find: Lookup): { name: string; isOpen: boolean } {
  const plain = bare(written)
    .replace(/^[·•●◆*-]+/u, '')
    .replace(/[。.;；]$/u, '');
  const open = /^(.{2,}?)等(?:\d*个?(?:相关|有关)?(?:单位|部门|科室|处室)?)?$/u.exec(plain);
  return open === null || find(plain) !== null
    ? { name: plain, isOpen: false }
    : { name: open[1] ?? plain, isOpen: true };
}

/** Between separating signs: lines, each of one or more words with spaces between. */
type Stretch = string[][];

function stretchesOf(lines: string[]): Stretch[] {
  const stretches: Stretch[] = [[]];
  for (const line of lines) {
    for (const [at, part] of splitOutside(line, /[、，,;；/／。|]/u).entries()) {
      if (at > 0) stretches.push([]);
      const words = part.split(/[\s\u3000]+/u).filter((word) => word !== '');
      if (words.length > 0) stretches.at(-1)?.push(words);
    }
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

/** First the words of each line, then the lines. */
function joinStretch(stretch: Stretch, judge: Judge): string[] {
  const names: string[] = [];
  for (const words of stretch) {
    const [next, ...rest] = joinPieces(words, judge);
    const last = names.pop();
    const pieces = [last, next].filter((piece) => piece !== undefined);
    names.push(...joinPieces(pieces, judge), ...rest);
  }
  return names;
}

type Judge = { isWhole: (name: string) => boolean; find: Lookup; doubts: Doubt[]; choose: Choose };

/**
 * A break after a whole name separates, unless the directory knows both pieces as one name; after
 * anything else it is inside a name. Where neither reading is sure, both are told.
 */
function joinPieces(pieces: string[], judge: Judge): string[] {
  const { isWhole, find } = judge;
  const names: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const before = names.at(-1);
    if (before === undefined) {
      names.push(piece);
      continue;
    }
    const joined = before + piece;
    // What is longer than any name is no list of names: it is not looked into again with each piece.
    if (before.length > nameMax * 4) {
      names[names.length - 1] = joined;
      continue;
    }
    const isInside = isOpenBracket(before) || /^[（(]/u.test(piece);
    const separates = !isInside && isWhole(before) && !isTail(piece);
    const isOneName = find.exactly(joined);
    const isLast = index === pieces.length - 1;
    if (separates && !(isOneName && isWhole(piece))) {
      const isJoined = !isWhole(piece) && decide(judge, [[before, piece], [joined]]) === 1;
      if (isJoined) names[names.length - 1] = joined;
      else names.push(piece);
      continue;
    }
    const isDoubtful = separates || (!isInside && isLast && !isWhole(joined));
    if (isDoubtful && decide(judge, [[joined], [before, piece]]) === 1) names.push(piece);
    else names[names.length - 1] = joined;
  }
  return names;
}

/** A rest of a name that cannot stand alone: 室, 科, 局. */
const isTail = (text: string): boolean => plainName(text).length === 1;

/** The number of the reading that is used, which stays in doubt. */
function decide({ doubts, choose }: Judge, readings: string[][]): number {
  const chosen = choose(readings);
  doubts.push({ words: (readings[0] ?? []).join('\n'), readings, chosen });
  return chosen;
}

/** 办公室和人事科 are two where both parts are whole and the directory does not know them as one. */
function splitConjoined(name: string, judge: Judge): string[] {
  const { isWhole, find } = judge;
  const plain = bare(name);
  if (find(plain) !== null || isGroupReference(plain)) return [plain];
  const parts = splitOutside(plain, /[和与及]/u);
  if (parts.length > 1 && parts.every(isWhole)) return parts;
  return splitGlued(plain, judge);
}

/** Two known bodies written together (组织部宣传部) are told as a doubt. */
function splitGlued(name: string, judge: Judge): string[] {
  const { find } = judge;
  for (let at = 2; at <= name.length - 2 && name.length <= nameMax; at += 1) {
    const parts = [name.slice(0, at), name.slice(at)];
    if (!parts.every((part) => find(part) !== null && endsAsOffice(part) && part.length >= 3)) continue;
    return decide(judge, [parts, [name]]) === 1 ? [name] : parts;
  }
  return [name];
}

/** 牵头：…；配合：… in one cell. */
export type Sides = { leads: string[]; cooperators: string[] };

export function sidesOf(lines: string[]): Sides {
  const sides: Sides = { leads: [], cooperators: [] };
  let side: keyof Sides = 'leads';
  for (const line of lines) {
    const parts = line.split(/((?:牵头|责任|主办|配合|协办|协同|参与)(?:责任)?(?:单位|科室|处室|部门)?\s*[:：])/u);
    for (const part of parts) {
      if (/[:：]$/u.test(part) && parts.length > 1)
        side = /^(?:配合|协办|协同|参与)/u.test(part) ? 'cooperators' : 'leads';
      else if (part.trim() !== '') sides[side].push(part);
    }
  }
  return sides;
}
