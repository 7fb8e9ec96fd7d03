// Vetoes (一票否决): a row that changes no points itself, with an effect on a grade or on another row.
import { nodesOf, type Node, type Veto } from '../../../domain/scheme.ts';
import { proseOf } from '../rules/prose.ts';
import { type Effect, readVetoes, type VetoCase, type Vetoes } from '../rules/vetoes.ts';
import { emptyNode, type Maker, nameOf } from './maker.ts';
import type { FieldText } from './said.ts';
import type { Choice } from './question-book.ts';

/** `rows` are the nodes that could count zero; `vetoes` is filled while the nodes are made. */
export type VetoBook = { rows: readonly Node[]; vetoes: Veto[] };

const kinds: readonly Node['kind'][] = ['component', 'indicator', 'evaluation'];

export const vetoBook = (base: Node): VetoBook => ({
  rows: [...nodesOf(base)].filter(({ kind, id }) => kinds.includes(kind) && !['base', 'indicators'].includes(id)),
  vetoes: [],
});

const choices: Choice[] = [
  { value: 'barred', title: '不得评为最好等次' },
  { value: 'unqualified', title: '定为最低等次' },
  { value: 'row-zero', title: '事实记在哪一项，哪一项不得分' },
];

type Said = { read: Vetoes; source: FieldText['source'] };

/** What the cells of the row say together: where more than one does, they have to agree. */
function readAll(texts: FieldText[]): Said | null {
  const said = texts.flatMap(({ text, source }): Said[] => {
    const read = readVetoes(proseOf(text));
    return read === null ? [] : [{ read, source }];
  });
  const [first] = said;
  if (first === undefined) return null;
  const effects = said.flatMap(({ read }) => read.cases.flatMap((each) => each.effects));
  const isOne = said.length === 1 || new Set(effects.map(({ effect }) => effect)).size === 1;
  return isOne ? first : { read: { cases: [{ title: null, effects }], isSure: false }, source: first.source };
}

/** Enters the vetoes of the row and gives it a part for each case. */
export function addVetoes(maker: Maker, node: Node, texts: FieldText[], book: VetoBook): void {
  const said = readAll(texts);
  const cases = said?.read.cases ?? [{ title: null, effects: [] }];
  for (const [index, each] of cases.entries()) {
    const level = freeLevel(book, each.title === null ? node.title : shortened(each.title));
    const id = `${node.id}.${index + 1}`;
    const part: Node = { ...emptyNode(id, each.title === null ? '否决事项' : level, 'part'), source: node.source };
    part.operation = { type: 'adjustments', sign: 'minus', levels: {}, once: 'none', document: 'required' };
    node.children.push(part);
    const owner = each.title === null ? node : part;
    const named = (at: number) =>
      said?.read.isSure === true ? each.effects[at] : each.effects.find(({ isNamed }) => isNamed);
    for (const [at, effect] of effectsOf(maker, owner, { level, each, said }).entries())
      book.vetoes.push({ level, effect, node: rowOf(maker, owner, named(at), book) });
  }
}

type Case = { level: string; each: VetoCase; said: Said | null };

/** Several effects of one case are as many vetoes of one level; what is not sure is one question with all that was found. */
function effectsOf(maker: Maker, owner: Node, { level, each, said }: Case): Veto['effect'][] {
  const { ask, state } = maker.questions;
  const [key, title] = [`${owner.id}.effect`, `${nameOf(owner)}的后果是什么？`];
  if (said === null) return [ask(key, title, choices)];
  const { source, read } = said;
  if (read.isSure)
    return each.effects.map(({ effect, words }, index) =>
      state(index === 0 ? key : `${key}.${index + 1}`, title, effect, { ...source, words }, choices),
    );
  const found = choices.filter(({ value }) => each.effects.some(({ effect }) => effect === value));
  const words = each.effects.map((effect) => `“${effect.words}”`).join('、');
  const unsure = `${nameOf(owner)}的文字里有${words}，看不出各管哪种情形、是否还有别的后果：“${level}”的后果是什么？几种情形后果不同，或者一种情形有几种后果的，请在方案的一票否决里各写一条。`;
  return [ask(key, unsure, found.length > 1 ? found : choices)];
}

/** “该项不得分” in a row that has no points itself: which one is meant is for somebody to sign. */
function rowOf(maker: Maker, node: Node, effect: Effect | undefined, { rows }: VetoBook) {
  if (effect?.isNamed !== true) return null;
  return maker.questions.ask(`${node.id}.row`, `${nameOf(node)}写明“${effect.words}”，是哪一项不得分？`, [
    { value: 'none', title: '事实记在哪一项，哪一项不得分' },
    ...rows.map((row) => ({ value: row.id, title: nameOf(row) })),
  ]);
}

const levelMax = 30;
const shortened = (words: string): string => (words.length <= levelMax ? words : `${words.slice(0, levelMax)}…`);

/** A fact names its case by the level alone: no two cases may have the same. */
function freeLevel({ vetoes }: VetoBook, words: string): string {
  const isTaken = (level: string) => vetoes.some((veto) => veto.level === level);
  if (!isTaken(words)) return words;
  let number = 2;
  while (isTaken(`${words}（${number}）`)) number += 1;
  return `${words}（${number}）`;
}
