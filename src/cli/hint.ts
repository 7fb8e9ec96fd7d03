// What a refusal asks for, said in options (命令行提示): the other rooms refuse in words, and only this door knows its options.
import { Refusal, type RefusalCode } from '../domain/refusal.ts';
import { optionsOf, type Command } from './command.ts';
import { typed } from './help.ts';

/** `option` null: the hint is about another command. */
type Hint = { option: string | null; zh: (file: string) => string; en: (file: string) => string };

const hints: Partial<Record<RefusalCode, Hint>> = {
  'output-exists': {
    option: 'force',
    zh: () => '确实要覆盖它，加 --force。',
    en: () => 'To write over it, add --force.',
  },
  'subject-unclear': {
    option: 'body',
    zh: () => '用 --body 名称 指明，例如 --body 财政局。',
    en: () => 'Name it with --body NAME.',
  },
  'no-subjects': {
    option: null,
    zh: () => '用 import 考评表 --subjects 名单.xlsx --scheme 方案.json 把名单读进方案。',
    en: () => 'Use import TABLE --subjects LIST --scheme OUT.json.',
  },
  'snapshot-differs': {
    option: null,
    zh: (file) => `用 verify ${file} 核验；重新计分用 score。`,
    en: (file) => `“verify ${file}” names the place; “score” makes a new one.`,
  },
  'scheme-has-questions': {
    option: 'assume',
    zh: (file) =>
      `用 check ${file} --questions 待定问题.json 得到列好问题和选项的表，填好后加 --assume 待定问题.json 试算。`,
    en: (file) => `“check ${file} --questions FILE.json” writes them to a form; filled in, pass it with --assume.`,
  },
};

/** The refusal with the command's own option behind what to do next, where it has one. */
export function hinted(refusal: Refusal, command: Command, files: readonly string[]): Refusal {
  const hint = hints[refusal.code];
  if (hint === undefined || (hint.option !== null && !Object.hasOwn(optionsOf(command), hint.option))) return refusal;
  const { what, why, next, english } = refusal;
  const file = typed(files[0] ?? '');
  const words = { what, why, next: `${next}${hint.zh(file)}`, english: `${english} ${hint.en(file)}` };
  return new Refusal(refusal.code, words, refusal.problems);
}
