// What a refusal asks for, said in options (命令行提示): the other rooms refuse in words, and only this door knows its options.
import { Refusal, type RefusalCode } from '../domain/refusal.ts';
import { optionsOf, type Command } from './command.ts';
import { typed } from './help.ts';

type Hint = { option: string; zh: (file: string) => string; en: (file: string) => string };

const hints: Partial<Record<RefusalCode, Hint>> = {
  'output-exists': {
    option: 'force',
    zh: () => '确实要覆盖它，加 --force。',
    en: () => 'To write over it, add --force.',
  },
  'subject-unclear': {
    option: 'body',
    zh: () => '用 --body 名称 指明，例如 --body 财政局。',
    en: () => 'Say it with --body NAME.',
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
  if (hint === undefined || !Object.hasOwn(optionsOf(command), hint.option)) return refusal;
  const { what, why, next, english } = refusal;
  const file = typed(files[0] ?? '');
  return new Refusal(refusal.code, {
    what,
    why,
    next: `${next}${hint.zh(file)}`,
    english: `${english} ${hint.en(file)}`,
  });
}
