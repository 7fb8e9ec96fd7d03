// 加减分累计: awards and findings by document, priced by level, one matter or incident counted once.
import type { Adjustment } from '../../domain/fact.ts';
import { abs, compare } from '../../domain/rational.ts';
import { isDocumented, isEntry, total } from '../adjustment.ts';
import type { Entry, Judged } from '../adjustment.ts';
import { nothing } from '../full.ts';
import { say } from '../say.ts';
import type { Evaluate, Scene } from '../scene.ts';
import { points, sub } from '../traced.ts';
import type { Traced } from '../traced.ts';

export const adjustments: Evaluate<'adjustments'> = (scene) => {
  const judged = scene.adjustments().map((fact) => judge(scene, fact));
  const repeated = repeatedOf(scene, judged.filter(isEntry));
  const counted = judged.map((one): Judged => {
    const why = repeated.get(one.fact.id);
    return why === undefined ? one : { fact: one.fact, why };
  });
  return total(scene, counted);
};

function judge(scene: Scene<'adjustments'>, fact: Adjustment): Judged {
  if (!isDocumented(scene.operation, fact)) return { fact, why: '没有文件依据' };
  const price = priceOf(scene, fact);
  if (typeof price === 'string') return { fact, why: price };
  if (isElsewhere(scene, fact)) return { fact, why: '同一事项已在另一项目中计分' };
  const minus = scene.operation.sign === 'minus';
  return { fact, points: minus ? sub(nothing(scene), price) : price, said: say`${points(price)} 分` };
}

/** The size of an adjustment: by the scheme's table where it has one, else as the adopted fact states it. */
function priceOf(scene: Scene<'adjustments'>, fact: Adjustment): Traced | string {
  const { levels } = scene.operation;
  if (levels === null) {
    if (fact.points === null) return '没有写明分值';
    return fact.points.startsWith('-') ? '分值应写成正数' : scene.number(fact, fact.points);
  }
  if (fact.level === null) return '没有写明等级';
  return Object.hasOwn(levels, fact.level) ? scene.at('levels', fact.level) : `等级“${fact.level}”没有规定分值`;
}

/** Whether another node that the scheme names counts a fact of the same matter, or incident. */
function isElsewhere(scene: Scene<'adjustments'>, fact: Adjustment): boolean {
  const by = scene.operation.sign === 'plus' ? 'matter' : 'incident';
  if (fact[by] === null) return false;
  return (scene.operation.elsewhere ?? []).some((node) => {
    if (scene.adjustmentsAt === undefined) throw new Error('the scene does not know other nodes');
    return scene.adjustmentsAt(node).some((other) => other[by] === fact[by]);
  });
}

/** The entries that repeat a matter or an incident which counts elsewhere at least as high, with the reason. */
function repeatedOf(scene: Scene<'adjustments'>, entries: readonly Entry[]): Map<string, string> {
  const { once } = scene.operation;
  if (once === 'none') return new Map();
  const word = once === 'matter' ? '事项' : '事件';
  const named = entries.filter(({ fact }) => fact[once] !== null);
  return new Map(
    [...Map.groupBy(named, ({ fact }) => fact[once])].flatMap(([name, same]) => {
      const [kept, ...others] = same.toSorted(higherThenEarlier);
      const why = `同一${word}“${name}”只计一次，已计“${kept?.fact.title}”`;
      return others.map(({ fact }): [string, string] => [fact.id, why]);
    }),
  );
}

/** The greatest addition or deduction first; equally high ones by date (undated last), then by id. */
function higherThenEarlier(a: Entry, b: Entry): number {
  const size = compare(abs(b.points.value), abs(a.points.value));
  const [dateA, dateB] = [a.fact.date ?? '9', b.fact.date ?? '9'];
  if (size !== 0 || dateA === dateB) return size || (a.fact.id < b.fact.id ? -1 : 1);
  return dateA < dateB ? -1 : 1;
}
