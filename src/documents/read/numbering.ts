// Automatic numbering of Word (自动编号): numbers that are shown but stand nowhere in the text.
import { countingText } from './counting.ts';
import type { Package } from './package.ts';
import type { Attributes } from './xml.ts';

type Level = { start: number; format: string; text: string; style: string | null; isPlain: boolean };
type Levels = Map<number, Level>;
type Instance = { scheme: string; starts: Map<number, number> };
type Reference = { list: string | null; level: number | null };
type Style = Reference & { parent: string | null };

export type Numbered = Reference & { style: string | null };

export type Numbering = {
  /** The number before the paragraph; null without one; 'unknown' where it has one that is not understood. */
  next: (paragraph: Numbered) => { text: string } | 'unknown' | null;
};

export function readNumbering(source: Package): Numbering {
  const part = (type: string) => source.relationships.find((each) => each.type === type && !each.isExternal)?.target;
  const lists = readLists(source, part('numbering'));
  const styles = readStyles(source, part('styles'));
  const counters = new Map<string, number[]>();
  const used = new Set<string>();

  function next(paragraph: Numbered): { text: string } | 'unknown' | null {
    const { list, level: wanted } = resolve(paragraph, styles);
    if (list === null || list === '0') return null;
    const instance = lists.instances.get(list);
    const levels = instance === undefined ? undefined : lists.schemes.get(instance.scheme);
    if (instance === undefined || levels === undefined) return 'unknown';
    const at = wanted ?? levelOfStyle(levels, paragraph.style);
    const level = levels.get(at);
    if (level === undefined) return 'unknown';
    const counter = counters.get(instance.scheme) ?? [];
    counters.set(instance.scheme, counter);
    advance(counter, at, level, overrideOf(list, instance, at));
    return showNumber(counter, levels, level);
  }

  /** A list that overrides the start does so once, when its level is first used. */
  function overrideOf(list: string, instance: Instance, at: number): number | undefined {
    const key = `${list} ${at}`;
    if (used.has(key)) return undefined;
    used.add(key);
    return instance.starts.get(at);
  }

  return { next };
}

function resolve(paragraph: Numbered, styles: Map<string, Style>): Reference {
  let { list, level } = paragraph;
  let name = paragraph.style;
  for (let step = 0; step < 20 && list === null && name !== null; step++) {
    const style = styles.get(name);
    list = style?.list ?? null;
    level ??= style?.level ?? null;
    name = style?.parent ?? null;
  }
  return { list, level };
}

function levelOfStyle(levels: Levels, style: string | null): number {
  for (const [at, level] of levels) if (style !== null && level.style === style) return at;
  return 0;
}

function advance(counter: number[], at: number, level: Level, override: number | undefined): void {
  const before = counter[at];
  counter[at] = override ?? (before === undefined ? level.start : before + 1);
  // Deeper levels begin anew.
  counter.length = at + 1;
}

function showNumber(counter: number[], levels: Levels, level: Level): { text: string } | 'unknown' | null {
  if (level.format === 'bullet') return null;
  let isKnown = true;
  const text = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    const from = levels.get(at);
    const format = level.isPlain ? 'decimal' : (from?.format ?? 'decimal');
    const shown = countingText(counter[at] ?? from?.start ?? 1, format);
    if (shown === null) isKnown = false;
    return shown ?? '';
  });
  if (!isKnown) return 'unknown';
  if (text === '') return null;
  // A bare “1” before “2022年” would read as 12022.
  return { text: /[\p{L}\p{N}]$/u.test(text) ? `${text} ` : text };
}

type Lists = { schemes: Map<string, Levels>; instances: Map<string, Instance> };

function readLists(source: Package, part: string | undefined): Lists {
  const lists: Lists = { schemes: new Map(), instances: new Map() };
  if (part === undefined) return lists;
  let levels: Levels | null = null;
  let level: Level | null = null;
  let instance: Instance | null = null;
  let overridden = 0;
  const open = (name: string, attributes: Attributes): void => {
    const value = attributes.get('w:val') ?? '';
    if (name === 'w:abstractNum') lists.schemes.set(attributes.get('w:abstractNumId') ?? '', (levels = new Map()));
    else if (name === 'w:lvl') levels?.set(integer(attributes.get('w:ilvl'), 0), (level = newLevel()));
    else if (name === 'w:num')
      lists.instances.set(attributes.get('w:numId') ?? '', (instance = { scheme: '', starts: new Map() }));
    else if (name === 'w:abstractNumId' && instance !== null) instance.scheme = value;
    else if (name === 'w:lvlOverride') overridden = integer(attributes.get('w:ilvl'), 0);
    else if (name === 'w:startOverride') instance?.starts.set(overridden, integer(value, 1));
    else if (level !== null) setLevel(level, name, value);
  };
  const close = (name: string): void => {
    if (name === 'w:lvl') level = null;
    if (name === 'w:abstractNum') levels = null;
    if (name === 'w:num') instance = null;
  };
  source.parse(part, { open, close, text: () => {} });
  return lists;
}

function newLevel(): Level {
  return { start: 1, format: 'decimal', text: '', style: null, isPlain: false };
}

function setLevel(level: Level, name: string, value: string): void {
  if (name === 'w:start') level.start = integer(value, 1);
  if (name === 'w:numFmt') level.format = value;
  if (name === 'w:lvlText') level.text = value;
  if (name === 'w:pStyle') level.style = value;
  if (name === 'w:isLgl') level.isPlain = !['0', 'false', 'off'].includes(value);
}

function readStyles(source: Package, part: string | undefined): Map<string, Style> {
  const styles = new Map<string, Style>();
  if (part === undefined) return styles;
  let style: Style | null = null;
  const open = (name: string, attributes: Attributes): void => {
    const value = attributes.get('w:val') ?? null;
    if (name === 'w:style') {
      style = { list: null, level: null, parent: null };
      styles.set(attributes.get('w:styleId') ?? '', style);
    } else if (style !== null && name === 'w:basedOn') style.parent = value;
    else if (style !== null && name === 'w:numId') style.list = value;
    else if (style !== null && name === 'w:ilvl') style.level = integer(value, 0);
  };
  source.parse(part, { open, close: (name) => void (name === 'w:style' && (style = null)), text: () => {} });
  return styles;
}

/** A small whole number as Word writes it, or what to take where there is none. */
export function integer(text: string | null | undefined, otherwise: number): number {
  if (text === null || text === undefined || !/^[+-]?\d{1,9}$/u.test(text.trim())) return otherwise;
  return Number(text);
}
