// Vetoes (一票否决): a row that changes no points itself, with an effect on a grade or on another row.
import { nodesOf, type Node, type Veto } from '../../../domain/scheme.ts';
import { proseOf } from '../rules/prose.ts';
import { readVeto } from '../rules/vetoes.ts';
import { adopterOf, emptyNode, type Maker, nameOf } from './maker.ts';
import { type FieldText, saidIn } from './said.ts';
import type { Choice } from './question-book.ts';

/** `rows` are the nodes that could count zero; `vetoes` is filled while the nodes are made. */
export type VetoBook = { rows: readonly Node[]; vetoes: Veto[] };

const kinds: readonly Node['kind'][] = ['component', 'indicator', 'evaluation'];

export const vetoBook = (base: Node): VetoBook => ({
  rows: [...nodesOf(base)].filter(({ kind, id }) => kinds.includes(kind) && !['base', 'indicators'].includes(id)),
  vetoes: [],
});

const effects: Choice[] = [
  { value: 'barred', title: '不得评为最好等次' },
  { value: 'unqualified', title: '定为最低等次' },
  { value: 'row-zero', title: '事实记在哪一项，哪一项不得分' },
];

export function vetoNode(maker: Maker, node: Node, texts: FieldText[], book: VetoBook): Node {
  const { ask, state } = maker.questions;
  const read = saidIn(texts, (text) => readVeto(proseOf(text)));
  const [key, title] = [`${node.id}.effect`, `${nameOf(node)}的后果是什么？`];
  const effect = read === null ? ask(key, title, effects) : state(key, title, read.said.effect, read.source, effects);
  const row = read?.said.isNamed === true ? askRow(maker, node, read.source.words, book) : null;
  book.vetoes.push({ level: node.title, effect, node: row });
  const part: Node = { ...emptyNode(`${node.id}.1`, '否决事项', 'part'), source: node.source };
  part.operation = { type: 'adjustments', sign: 'minus', levels: {}, once: 'none', document: 'required' };
  return {
    ...node,
    ...adopterOf(maker, node, '由谁认定？'),
    children: [part],
    operation: { type: 'cap', max: null, min: null },
  };
}

/** “该项不得分” in a row that has no points itself: which one is meant is for somebody to sign. */
function askRow(maker: Maker, node: Node, words: string, { rows }: VetoBook) {
  return maker.questions.ask(`${node.id}.row`, `${nameOf(node)}写明“${words}”，是哪一项不得分？`, [
    { value: 'none', title: '事实记在哪一项，哪一项不得分' },
    ...rows.map((row) => ({ value: row.id, title: nameOf(row) })),
  ]);
}
