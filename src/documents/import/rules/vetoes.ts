// Vetoes (一票否决): what they do to the result.
import type { Veto } from '../../../domain/scheme.ts';
import type { Settled } from '../../../domain/setting.ts';
import { type Prose, type Said, wordsAt } from './prose.ts';

type VetoEffect = Settled<Veto>['effect'];

const effects: [RegExp, VetoEffect][] = [
  [/(?:直接|一律)?(?:定为|评为|列为|确定为|按|降为)(?:“)?(?:不合格|不称职|末等|最低|差|较差|不达标)/u, 'unqualified'],
  [/(?:取消|不得|不能|不予|丧失|不参加|不具备|失去).{0,10}(?:评优|评先|优秀|先进|优先|一等|优良|评选|资格)/u, 'barred'],
  [
    /(?:该|本|此|相应|对应)(?:项|指标|项目|小项).{0,6}(?:不得分|得0分|得零分|记0分|计0分|为0分|零分|扣完|全扣|扣除全部)/u,
    'row-zero',
  ],
];

/** `isNamed`: “该项”, “本项” mean one certain row, “相应指标” whichever the case falls under. */
export function readVeto(prose: Prose): Said<{ effect: VetoEffect; isNamed: boolean }> | null {
  for (const [pattern, effect] of effects) {
    const found = pattern.exec(prose.text);
    if (found === null) continue;
    const words = wordsAt(prose, found.index, found.index + found[0].length);
    return { effect, isNamed: effect === 'row-zero' && /^[该本此]/u.test(found[0]), words };
  }
  return null;
}

export const isVeto = (title: string, text: string): boolean =>
  /一票否决|否决/u.test(title) || /实行一票否决/u.test(text);

/** 就高不就低, 同一事项不重复加分: one matter counts once. */
export const saysOnce = (prose: Prose): Said<object> | null => {
  const found =
    /(?:就高不就低|就高不重复|不重复(?:计|加|扣|奖)\p{Script=Han}{0,2}|只(?:计|加|扣)一次|不累计|取最高(?:分|项|值)?|按最高)/u.exec(
      prose.text,
    );
  return found === null ? null : { words: wordsAt(prose, found.index, found.index + found[0].length) };
};
