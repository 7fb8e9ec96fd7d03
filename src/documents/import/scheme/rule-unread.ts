// Rules of indicators and evaluations that the import passes over (未读入的规定): vetoes in their words, and rules that stand in another paper.
import type { Problem } from '../../../domain/problem.ts';
import type { Source } from '../../../domain/source.ts';
import { problemAt } from '../line.ts';
import type { NamedRow } from '../row-names.ts';
import { clausesOf, type Prose, proseOf, type Said, wordsAt } from '../rules/prose.ts';
import { readReferences } from '../rules/references.ts';
import { isVeto, readVetoes } from '../rules/vetoes.ts';
import { titleOf } from './maker.ts';
import { allSaid, textsOf } from './said.ts';

/** Sentences that bar or settle a grade, or that say 一票否决; that the row itself gets nothing is its own scoring. */
function vetoesIn(prose: Prose): Said<object>[] {
  return clausesOf(prose.text, /[。；;]/u).flatMap(({ text, from }) => {
    const words = wordsAt(prose, from, from + text.length);
    const effects = readVetoes(proseOf(words))?.cases.flatMap((each) => each.effects) ?? [];
    const isOfGrade = effects.some(({ effect }) => effect !== 'row-zero');
    return isOfGrade || /^“?一票否决”?/u.test(text) || isVeto('', text) ? [{ words }] : [];
  });
}

type Found = { named: NamedRow; source: Source };

const found = (rows: NamedRow[], read: (prose: Prose) => Said<object>[]): Found[] =>
  rows.flatMap((named) =>
    allSaid(textsOf(named), (text) => read(proseOf(text))).map(({ source }) => ({ named, source })),
  );

const wordsOf = ({ words }: Source): string => words.replace(/\s+/gu, ' ').slice(0, 60);

/** Each veto at its place; each paper once, with the rows that refer to it, at the first of them. */
export function unreadRules(rows: NamedRow[]): Problem[] {
  const scored = rows.filter(({ row }) => row.kind !== 'adjustment');
  const vetoes = found(scored, vetoesIn).map(({ named, source }) =>
    problemAt(
      source,
      'rule-unread',
      'question',
      `“${titleOf(named)}”的文字里有一票否决：“${wordsOf(source)}”；这一行按指标读入，否决没有读入。请在方案的“全方案的规则”里把它加进一票否决，或在原表中单独列一行“一票否决”再导入。`,
    ),
  );
  const papers = [...Map.groupBy(found(rows, readReferences), ({ source }) => wordsOf(source))];
  const references = papers.flatMap(([words, all]) => {
    const [first] = all;
    if (first === undefined) return [];
    const titles = [...new Set(all.map(({ named }) => `“${titleOf(named)}”`))].join('、');
    const message = `${titles}写着“${words}”：那份文件不在这张表里，其中的计分规定没有读入；请对照那份文件，在方案里写明怎样计分。`;
    return [problemAt(first.source, 'rule-unread', 'note', message)];
  });
  return [...vetoes, ...references];
}
