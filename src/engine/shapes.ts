// The shapes of what parameters fill (取值的形状): the pieces of a node and the rules of the whole scheme, as the domain describes them.
import { Absent, Operation } from '../domain/operation.ts';
import { Adopter, Grades, Ranking, Recusal, Rounding, Scheme, StepsOrder } from '../domain/scheme.ts';
import { Amount } from '../domain/setting.ts';

export const rules = {
  absent: Absent,
  recusal: Recusal,
  rounding: Rounding.nullable(),
  ranking: Ranking,
  grades: Grades.nullable(),
  order: StepsOrder,
  vetoes: Scheme.shape.vetoes,
};
export type Rule = keyof typeof rules;

export const pieces = {
  points: Amount.nullable(),
  operation: Operation.nullable(),
  rounding: Rounding.nullable(),
  adopter: Adopter.optional(),
};
export type Piece = keyof typeof pieces;

export const pieceNames = ['points', 'operation', 'rounding', 'adopter'] as const satisfies readonly Piece[];
export const ruleNames = [
  'absent',
  'recusal',
  'rounding',
  'ranking',
  'grades',
  'order',
  'vetoes',
] as const satisfies readonly Rule[];
