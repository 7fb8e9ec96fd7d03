// Answers from a file (假设文件): for the open questions of a scheme, in either of two forms.
import { basename } from 'node:path';
import { readJsonValue, validate } from '../../documents/json.ts';
import { assumptionsFrom, Questions } from '../../documents/questions.ts';
import { Assumptions } from '../../domain/scheme.ts';

/** Assumptions from their own JSON, or from a form of questions that was filled in. */
export function loadAssumptions(path: string | null): Assumptions | null {
  if (path === null) return null;
  const value = readJsonValue(path);
  const title = `文件“${basename(path)}”`;
  const isForm =
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    String(value.format).startsWith('plumbline/questions/');
  return isForm ? assumptionsFrom(validate(Questions, value, title)) : validate(Assumptions, value, title);
}
