// `plumbline trace`: takes a score apart (逐步说明) down to the facts, the parameters and the words of the official table.
import { loadSnapshot, score, scorecardOf } from '../app/offline/scorecard.ts';
import { labelOf, showSentence } from '../domain/display.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Scorecard, Step } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { explain } from '../engine/explain.ts';
import type { Command } from './command.ts';
import { wrap } from './layout.ts';
import { lossLines } from './losses.ts';
import { bannerLines, shortBannerLines } from './ranking.ts';
import { scorecardLines, stepOf } from './scorecard.ts';

/** The explanation for programs: depth, kind, node, the pieces with their origins, and the sentence. */
function sentencesOf({ scheme, facts, result }: Snapshot, card: Scorecard, step: Step) {
  const lines = explain({ ...card, step }, { scheme, facts, assumed: result.assumed });
  return lines.map((line) => ({ ...line, text: showSentence(line.pieces) }));
}

/** One file is a snapshot; two are a scheme and facts, which are scored. */
async function snapshotOf(
  [first = '', ...facts]: readonly string[],
  assume: string | null,
  onProgress: (text: string) => void,
): Promise<Snapshot> {
  if (facts.length > 0) return (await score({ scheme: first, facts, assume, onProgress })).snapshot;
  if (assume === null) return loadSnapshot(first);
  throw new Refusal('usage', {
    what: '看快照时不用 --assume。',
    why: '快照里已经有计分时的假设，再给假设也不会重新计分。',
    next: '请去掉 --assume；要换一组假设，请给出方案和事实两个文件。',
    english: 'A snapshot holds its assumptions already: leave --assume out, or give SCHEME and FACTS to score anew.',
  });
}

export const traceCommand: Command = {
  name: 'trace',
  zh: '逐步说明一个单位的得分是怎样算出来的',
  en: 'explain how the score of a body came about, step by step',
  usage: 'SNAPSHOT|(SCHEME FACTS … [--assume FILE]) --body NAME [--node ID] [--full]',
  arity: [1, 1000],
  options: {
    body: {
      type: 'string',
      value: 'NAME',
      zh: '哪个单位：名称、简称或编号',
      en: 'which body: its name, short name or id',
    },
    node: {
      type: 'string',
      value: 'ID',
      zh: '只看这一项：编号、表中的序号或名称',
      en: 'only this node: its id, its number in the table or its title',
    },
    full: {
      type: 'boolean',
      zh: '连同参数、各项编号、未计入的事实和原文全文',
      en: 'with parameters, ids, facts set aside, and whole words',
    },
    assume: {
      type: 'string',
      value: 'FILE',
      file: 'in',
      zh: '没有签署的参数暂按此文件取值（给方案和事实时）',
      en: 'values for unsigned parameters, with SCHEME FACTS',
    },
  },
  notes: [],
  examples: [
    'plumbline trace out/snapshot.json --body 财政局',
    'plumbline trace out/snapshot.json --body 财政局 --node 2.1 --full',
  ],
  run: async ({ files, text, isSet, progress }) => {
    progress.step('正在计算');
    const snapshot = await snapshotOf(files, text('assume'), progress.step);
    const card = scorecardOf(snapshot, text('body'));
    const node = text('node');
    const step = node === null ? card.step : stepOf(card.step, node);
    if (step === null) {
      throw new Refusal('usage', {
        what: `这张得分单里没有编号或名称是“${node ?? ''}”的项。`,
        why: `第一层有：${card.step.children.map((child) => `${child.node}（${labelOf(child)}）`).join('、')}。`,
        next: '加 --full 看全部，每一项后面的方括号里是它的编号。',
        english: `There is no node “${node ?? ''}” in this scorecard.`,
      });
    }
    const depth = { full: isSet('full') };
    return {
      exitCode: 0,
      json: {
        demonstration: snapshot.result.demonstration,
        assumed: snapshot.result.assumed,
        ...card,
        step,
        sentences: sentencesOf(snapshot, card, step),
      },
      lines: (screen) => {
        const { head, tree } = scorecardLines(snapshot, card, step, screen, depth);
        return [
          ...wrap(head, screen.wrapAt).map((line) => screen.paint('bold', line)),
          ...(depth.full ? bannerLines(snapshot, screen) : shortBannerLines(snapshot.result, screen)),
          ...(node === null ? lossLines(snapshot, card, screen) : []),
          '',
          ...tree,
        ];
      },
    };
  },
};
