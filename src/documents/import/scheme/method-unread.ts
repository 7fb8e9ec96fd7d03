// Methods that are left to the assessors (未按公式读入): a stated calculation is never turned into marks in silence.
import { operations } from '../../../domain/glossary.ts';
import type { OperationType } from '../../../domain/operation.ts';
import type { Problem } from '../../../domain/problem.ts';
import { problemAt } from '../line.ts';
import { readCalculation } from '../rules/calculation.ts';
import { proseOf } from '../rules/prose.ts';
import type { NamedRow } from '../row-names.ts';
import { titleOf } from './maker.ts';
import { saidIn, textsOf } from './said.ts';

/** One note for each likely operation, at the first of its rows. */
export function unreadMethods(rows: NamedRow[]): Problem[] {
  const found = rows
    .filter(({ row }) => row.kind === 'indicator')
    .flatMap((named) => {
      const said = saidIn(textsOf(named), (text) => readCalculation(proseOf(text)));
      return said === null ? [] : [{ named, source: said.source, operation: said.said.operation }];
    });
  return [...Map.groupBy(found, ({ operation }) => operation)].flatMap(([operation, own]) => {
    const [first] = own;
    return first === undefined ? [] : problemAt(first.source, 'method-unread', 'note', messageOf(operation, own));
  });
}

function messageOf(operation: OperationType, rows: { named: NamedRow; source: { words: string } }[]): string {
  const list = rows
    .map(({ named, source }) => `“${titleOf(named)}”（${source.words.replace(/\s+/gu, ' ')}）`)
    .join('、');
  const count = rows.length === 1 ? '' : `等 ${rows.length} 行`;
  return `${list}${count}写了计分办法，像是${operations[operation]}，暂按考评单位评分；要按数据计分的，请在方案里点开${rows.length === 1 ? '这一行' : '这些行'}，用“修改计分方法”改成“${operations[operation]}”。`;
}
