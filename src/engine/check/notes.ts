// Worth knowing before a scheme opens (提示): rows that depend on rounding, operations that set subjects against each other.
import { relatives } from '../../domain/operation.ts';
import type { OperationType } from '../../domain/operation.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Draft, DraftNode } from '../draft.ts';
import { atNode, atScheme } from '../place.ts';
import { fault } from './fault.ts';

function notesOn(draft: Draft, node: DraftNode): Problem[] {
  const place = atNode(draft.scheme, node);
  const isRelative = node.operation !== null && (relatives as readonly OperationType[]).includes(node.operation.type);
  return [
    ...(node.rounding === null
      ? []
      : [
          fault(
            'note',
            'depends-on-rounding',
            place,
            `得分保留 ${node.rounding.places} 位小数，舍入可能影响总分和名次。`,
          ),
        ]),
    ...(isRelative
      ? [fault('note', 'relative-operation', place, '得分取决于其他单位：一个单位多得分，可能使另一个单位少得分。')]
      : []),
  ];
}

export function checkNotes(draft: Draft): Problem[] {
  const { rounding } = draft.rules;
  const total =
    rounding == null
      ? []
      : [
          fault(
            'note',
            'depends-on-rounding',
            atScheme('rounding'),
            `总分保留 ${rounding.places} 位小数，舍入可能造成并列。`,
          ),
        ];
  const { grades, vetoes: known = [] } = draft.rules;
  const blunt = grades === null ? known.filter(({ effect }) => effect !== 'row-zero') : [];
  const vetoes = blunt.map(({ level }) =>
    fault('note', 'veto-without-grades', atScheme('vetoes', level), '后果是等次受限，但方案不分等次，这一条不起作用。'),
  );
  return [...[...draft.nodes.values()].flatMap((node) => notesOn(draft, node)), ...total, ...vetoes];
}
