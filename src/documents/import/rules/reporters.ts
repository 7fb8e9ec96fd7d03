// Who may report for a row (通报单位): tiers of bodies as the prose lists them; 等 at the end leaves the list open.
import type { Lookup } from '../../directory.ts';
import { endsAsOffice } from '../office.ts';
import { clausesOf, type Prose, type Said, wordsAt } from './prose.ts';

export type Tier = { title: string; bodies: string[] };
export type Reporters = Said<{ tiers: Tier[]; isOpen: boolean }>;

/** Where the list of bodies ends and what they do begins. */
const deed =
  /(?:对(?:各|全|本|市|县|区|部门|单位)|督查|督察|检查|巡视|巡察|考核通报|通报|发现|查处|移交|认定|在(?:各|相关|有关|日常|检查|督查))/u;
const findings = /(?:发现|通报|查处|反馈|移交|查实)的?.{0,40}(?:问题|情况|事项|线索|行为)/u;

export function readReporters(prose: Prose, find: Lookup): Reporters | null {
  const tiers: (Tier & { from: number; to: number })[] = [];
  let isOpen = false;
  for (const sentence of clausesOf(prose.text, /[。]/u)) {
    if (!findings.test(sentence.text)) continue;
    for (const clause of clausesOf(sentence.text, /[；;]/u)) {
      if (!findings.test(clause.text)) continue;
      const head = headOf(clause.text);
      if (head === null) continue;
      const named = namesIn(head.text, find);
      isOpen ||= named.isOpen;
      const from = sentence.from + clause.from;
      tiers.push({ title: head.title, bodies: named.names, from, to: from + clause.text.length });
    }
  }
  const [first, last] = [tiers[0], tiers.at(-1)];
  if (first === undefined || last === undefined || tiers.every((tier) => tier.bodies.length === 0)) return null;
  return {
    tiers: tiers.map(({ title, bodies }) => ({ title, bodies })),
    isOpen,
    words: wordsAt(prose, first.from, last.to),
  };
}

function headOf(clause: string): { text: string; title: string } | null {
  const text = clause.replace(/^对(?=党|国|中|省|市|县|区|上级|各级)/u, '');
  const found = deed.exec(text);
  if (found === null || found.index === 0) return null;
  const head = text.slice(0, found.index).replace(/[，,、]$/u, '');
  // With no list of bodies before it, the deed itself names the tier: 效能督查.
  const isBodies = /[、，,和]|[局办部委厅院室会组]$/u.test(head);
  return { text: head, title: isBodies ? head : text.slice(0, found.index + found[0].length) };
}

function namesIn(head: string, find: Lookup): { names: string[]; isOpen: boolean } {
  const isName = (name: string) =>
    find(name) !== null || endsAsOffice(name) || /^(?:党中央|国务院|中央|省委|省政府)$/u.test(name);
  const open = /等(?:有关|相关)?(?:\d+个)?(?:单位|部门|机关)?$/u.exec(head);
  const text = open === null ? head : head.slice(0, open.index);
  const names = clausesOf(text, /[、，,]/u).flatMap(({ text: part }) => {
    const halves = part.split(/[和及与]/u);
    if (halves.length < 2 || find(part) !== null) return [part];
    // 省直和市直机关 is one name, 县委和县政府 are two.
    return halves.every((half) => isName(half) && half !== '中央' && half !== '国家机关') ? halves : [part];
  });
  return { names: names.filter((name) => isName(name) || name.endsWith('机关')), isOpen: open !== null };
}
