// The form for open questions (待定问题表): each with its choices, answered by hand, and then taken as assumptions.
import { z } from 'zod';
import type { Problem } from '../domain/problem.ts';
import { refusalFor } from '../domain/refusal.ts';
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
  /** How a value of one's own is written; null: nothing in the scheme reads it. */
  example: Json.nullable(),
  /** What is already there where somebody began to answer in the scheme itself: a value without a signer. */
  state: z.string().optional(),
  /** The number of a choice, as a number or as text. */
  choose: z.union([z.int().positive(), z.string().regex(/^\s*[1-9]\d{0,5}\s*$/u)]).nullable(),
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
  '每个问题在 choose 写选中的序号；没有合适的，或没有可选的，在 value 写取值，写法照 example（例子不是建议）；数写成文本，如 "5"、"60%"、"1/3"；整数不加引号也可以。reason 写理由。没有回答的保持 null，仍是待定。填好后计分时把本文件作为假设；所有结果都会注明是假设，待签署。 Write the number of a choice in “choose”, or a value of your own in “value”, written as in “example”; then score with this file as the assumptions.';

/** A fault of one answer, by its question. */
const faultOf = ({ question }: Question, message: string): Problem => ({
  code: 'answer-unusable',
  severity: 'error',
  place: { text: `问题“${question}”`, source: null, node: null },
  message,
});

/** The value that was chosen or written, or what is wrong with the answer. */
function answerTo(question: Question): { value: Json } | { fault: Problem } {
  const { choices, choose, value } = question;
  if (choose === null) return { value };
  if (value !== null) return { fault: faultOf(question, 'choose 和 value 都写了。请只留下一个，另一个写 null。') };
  const chosen = choices?.find(({ number }) => number === Number(choose));
  if (chosen !== undefined) return { value: chosen.value };
  const offered = (choices ?? []).map(({ number, title }) => `${number} ${title}`).join('；');
  const why =
    offered === '' ? '这个问题没有可选的序号。' : `没有第 ${String(choose).trim()} 项，可选的有：${offered}。`;
  return { fault: faultOf(question, `${why}请改正序号，或者在 value 写取值。`) };
}

/** The answered questions as assumptions. Throws a Refusal that names every question whose answer cannot be taken. */
export function assumptionsFrom({ title, questions }: Questions): Assumptions {
  const answers = questions.map((question) => ({ question, answer: answerTo(question) }));
  const faults = answers.flatMap(({ answer }) => ('fault' in answer ? [answer.fault] : []));
  if (faults.length > 0)
    throw refusalFor('document-invalid', faults, {
      what: `待定问题表有 ${faults.length} 个回答不能用。`,
      next: '请改正后再试。',
      english: `${faults.length} answers of the form are not usable: a number that is no choice, or both “choose” and “value” given.`,
    });
  const values = answers.flatMap(({ question, answer }) =>
    'value' in answer && answer.value !== null
      ? [[question.key, { value: answer.value, reason: question.reason.trim() }] as const]
      : [],
  );
  return {
    format: 'plumbline/assumptions/1',
    note: `${title}的待定问题，按填报的回答假设，待签署。`,
    values: Object.fromEntries(values),
  };
}
