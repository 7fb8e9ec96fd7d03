// The form for open questions (待定问题表): each with its choices, answered by hand, and then taken as assumptions.
import { z } from 'zod';
import { Refusal } from '../domain/refusal.ts';
import type { Assumptions } from '../domain/scheme.ts';
import { Json } from '../domain/setting.ts';

/** One open parameter. It is answered by the number of a choice, or by a value of one's own; null and null: not yet. */
export const Question = z.strictObject({
  /** The parameter's key. */
  key: z.string().min(1),
  question: z.string(),
  /** The cell of the official table, in words. */
  place: z.string().nullable(),
  /** Numbered from 1; null: free. */
  choices: z.array(z.strictObject({ number: z.int().positive(), title: z.string(), value: Json })).nullable(),
  /** How a value of one's own is written; null: a plain text or number. */
  example: Json.nullable(),
  choose: z.int().positive().nullable(),
  value: Json.nullable(),
  reason: z.string(),
});
export type Question = z.infer<typeof Question>;

/** The form as a file; `howTo` is for the person who fills it in. */
export const Questions = z.strictObject({
  format: z.literal('plumbline/questions/1'),
  title: z.string(),
  howTo: z.string(),
  questions: z.array(Question),
});
export type Questions = z.infer<typeof Questions>;

export const howTo =
  '每个问题在 choose 写选中的序号；没有合适的，或没有可选的，在 value 写取值，写法照 example（例子不是建议）；数写成文本，如 "5"、"60%"。reason 写理由。没有回答的保持 null，仍是待定。填好后计分时把本文件作为假设；所有结果都会注明是假设，待签署。 Write the number of a choice in “choose”, or a value of your own in “value”, written as in “example”; then score with this file as the assumptions.';

function refuse({ key, question }: Question, why: string, next: string, english: string): never {
  throw new Refusal('document-invalid', {
    what: `问题“${question}”的回答不对。`,
    why,
    next,
    english: `The answer to “${key}” is not usable: ${english}`,
  });
}

function answerTo(question: Question): Json {
  const { choices, choose, value } = question;
  if (choose === null) return value;
  if (value !== null)
    refuse(
      question,
      'choose 和 value 都写了。',
      '请只留下一个，另一个写 null。',
      'both “choose” and “value” are given.',
    );
  const chosen = choices?.find(({ number }) => number === choose);
  if (chosen !== undefined) return chosen.value;
  const offered = (choices ?? []).map(({ number, title }) => `${number} ${title}`).join('；');
  const why = offered === '' ? '这个问题没有可选的序号。' : `没有第 ${choose} 项，可选的有：${offered}。`;
  return refuse(question, why, '请改正序号，或者在 value 写取值。', `there is no choice ${choose}.`);
}

/** The answered questions as assumptions. Throws a Refusal that names the question whose answer cannot be taken. */
export function assumptionsFrom({ title, questions }: Questions): Assumptions {
  const answered = questions
    .map((question) => ({ question, value: answerTo(question) }))
    .filter(({ value }) => value !== null);
  return {
    format: 'plumbline/assumptions/1',
    note: `${title}的待定问题，按填报的回答假设，待签署。`,
    values: Object.fromEntries(
      answered.map(({ question, value }) => [question.key, { value, reason: question.reason.trim() }]),
    ),
  };
}
