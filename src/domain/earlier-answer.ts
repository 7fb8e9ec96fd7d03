// Answers of an earlier scheme to the questions of a later one (沿用的参数): the same question, or the same but for its names.
import { canonical } from './canonical.ts';
import { isOpen, type Parameter, type Scheme } from './scheme.ts';

/** `question` is the earlier wording where it differs in the names between quotation marks; null where it is the same. */
export type EarlierAnswer = {
  parameter: Parameter;
  answer: Parameter;
  question: string | null;
};

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

/** For each open question of `scheme` what `earlier` signed on it, in the order of the questions. */
export function earlierAnswers(scheme: Scheme, earlier: Scheme): EarlierAnswer[] {
  const signed = earlier.parameters.filter(isSigned);
  return scheme.parameters.filter(isOpen).flatMap((parameter) => {
    const alike = signed.filter((answer) => isAlike(answer, parameter));
    const same = alike.find(({ key, title }) => key === parameter.key && title === parameter.title);
    if (same !== undefined) return [{ parameter, answer: same, question: null }];
    const likely =
      alike.find(({ key, title }) => key === parameter.key && withoutNames(title) === withoutNames(parameter.title)) ??
      alike.find(({ title }) => title === parameter.title);
    if (likely === undefined) return [];
    return [{ parameter, answer: likely, question: likely.title === parameter.title ? null : likely.title }];
  });
}
