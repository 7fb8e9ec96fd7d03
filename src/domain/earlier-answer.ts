// Answers of an earlier scheme to the questions of a later one (沿用的参数): the same question, or the same but for its names.
import { canonical } from './canonical.ts';
import { isOpen, type Parameter, type Scheme } from './scheme.ts';
import { isReference } from './setting.ts';

/** In what the earlier question is another one: its key, the names in it, or the total that its lines are of. */
export type Difference = 'key' | 'names' | 'total';
/** Without differences it is the very same question; else a person has to see what was asked then. */
export type EarlierAnswer = { parameter: Parameter; answer: Parameter; differences: readonly Difference[] };

/** Names of rows and bodies stand between quotation marks, which may stand inside of one another. */
export function withoutNames(question: string): string {
  let depth = 0;
  let bare = '';
  for (const sign of question) {
    if (sign === '”') depth = Math.max(0, depth - 1);
    if (depth === 0) bare += sign;
    if (sign === '“') depth += 1;
  }
  return bare;
}

const isSigned = (parameter: Parameter): boolean => !isOpen(parameter) && parameter.signer !== null;
const isAlike = (one: Parameter, other: Parameter): boolean => canonical(one.choices) === canonical(other.choices);

/** Lines between grades are points of the total: of another total they are other lines. */
const isOfTotal = ({ grades }: Scheme, { key }: Parameter): boolean => isReference(grades) && grades.parameter === key;

/** For each open question of `scheme` what `earlier` signed on it, in the order of the questions. */
export function earlierAnswers(scheme: Scheme, earlier: Scheme): EarlierAnswer[] {
  const signed = earlier.parameters.filter(isSigned);
  const isSameTotal = canonical(scheme.root.points) === canonical(earlier.root.points);
  return scheme.parameters.filter(isOpen).flatMap((parameter) => {
    const alike = signed.filter((answer) => isAlike(answer, parameter));
    const isSame = ({ title }: Parameter) => title === parameter.title;
    const own = alike.filter(({ key }) => key === parameter.key);
    const answer =
      own.find(isSame) ??
      own.find(({ title }) => withoutNames(title) === withoutNames(parameter.title)) ??
      alike.find(isSame);
    if (answer === undefined) return [];
    const differences: Difference[] = [];
    if (answer.key !== parameter.key) differences.push('key');
    if (!isSame(answer)) differences.push('names');
    if (!isSameTotal && isOfTotal(scheme, parameter)) differences.push('total');
    return [{ parameter, answer, differences }];
  });
}
