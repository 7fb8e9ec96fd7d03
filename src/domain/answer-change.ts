// Answers that changed with a version (参数取值的变动): kept in codes, worded in both languages.
import { inQuotes } from './quote.ts';
import { z } from 'zod';
import type { Both } from './both.ts';
import { canonical } from './canonical.ts';
import { showSentence } from './display.ts';
import { type TellValue, valueTeller, valueText } from './policy-value.ts';
import { isOpen, type Parameter, type Scheme } from './scheme.ts';

/** `text` is the value; `zh`: as the scheme words it, which has one language. */
export const PolicyValue = z.strictObject({ text: z.string(), zh: z.string() });
export type PolicyValue = z.infer<typeof PolicyValue>;

/** Signer null: the document states it. */
const Answer = z.strictObject({ ...PolicyValue.shape, signer: z.string().nullable(), reason: z.string().nullable() });
type Answer = z.infer<typeof Answer>;

/** One question; null: without an answer, or not asked. */
export const AnswerChange = z.strictObject({ title: z.string(), from: Answer.nullable(), to: Answer.nullable() });
export type AnswerChange = z.infer<typeof AnswerChange>;

export function policyValue(tell: TellValue, { key, value }: Pick<Parameter, 'key' | 'value'>): PolicyValue {
  const text = valueText(value);
  return { text, zh: showSentence(tell(key, text)) };
}

/** By question: one that is worded anew is another one. */
function answersOf(scheme: Scheme): Map<string, { title: string; answer: Answer | null }> {
  const tell = valueTeller(scheme);
  return new Map(
    scheme.parameters.map((parameter) => {
      const { key, title, signer, reason } = parameter;
      const answer = isOpen(parameter) ? null : { ...policyValue(tell, parameter), signer, reason };
      return [canonical([key, title]), { title, answer }];
    }),
  );
}

/** Which answers a version brings back, adds or drops, and who signed them. */
export function answerChanges(before: Scheme, after: Scheme): AnswerChange[] {
  const [old, now] = [answersOf(before), answersOf(after)];
  return [...new Map([...old, ...now])].flatMap(([question, { title }]) => {
    const [from, to] = [old.get(question)?.answer ?? null, now.get(question)?.answer ?? null];
    return canonical(from) === canonical(to) ? [] : [{ title, from, to }];
  });
}

/** Words of the program for plain values; anything else is worded by the scheme. */
const plain: Readonly<Record<string, Both>> = {
  none: { zh: '无', en: 'none' },
  null: { zh: '无', en: 'none' },
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
};

/** In English the words of the scheme are quoted; a number is one in both languages. */
export function valueWords({ text, zh }: PolicyValue): Both {
  const word = plain[text];
  if (word?.zh === zh) return word;
  return { zh, en: /\p{Script=Han}/u.test(zh) ? inQuotes(zh) : zh };
}

function answered(answer: Answer | null): Both {
  if (answer === null) return { zh: '未定', en: 'open' };
  const { signer, reason } = answer;
  const { zh, en } = valueWords(answer);
  const who =
    signer === null
      ? { zh: '文件载明', en: 'stated in the document' }
      : { zh: `${signer}签署`, en: `signed by ${signer}` };
  const why = reason === null ? { zh: '', en: '' } : { zh: `，理由：${reason}`, en: `; reason: ${reason}` };
  return { zh: `${zh}（${who.zh}${why.zh}）`, en: `${en} (${who.en}${why.en})` };
}

export function answerWords(changes: readonly AnswerChange[]): Both {
  const each = changes.map(({ title, from, to }): Both => {
    const [was, is] = [answered(from), answered(to)];
    return {
      zh: `参数${inQuotes(title)}的取值由 ${was.zh} 改为 ${is.zh}`,
      en: `${inQuotes(title)} from ${was.en} to ${is.en}`,
    };
  });
  return { zh: each.map(({ zh }) => zh).join('；'), en: each.map(({ en }) => en).join('; ') };
}
