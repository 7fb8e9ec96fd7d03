// Parameters that were signed before (沿用的参数): what earlier years answered to the questions that a cycle still has open.
import type { Actor } from '../domain/actor.ts';
import { type EarlierAnswer, earlierAnswers } from '../domain/earlier-answer.ts';
import { insist } from '../domain/permission.ts';
import { showSentence } from '../domain/display.ts';
import { valueTeller, valueText } from '../domain/policy-value.ts';
import type { Scheme } from '../domain/scheme.ts';
import { isReference, type Json } from '../domain/setting.ts';
import { type Cycle, cycles } from '../store/cycle.ts';
import { schemeOf } from '../store/scheme.ts';
import type { Deps } from './deps.ts';
import { loadScheme } from './scheme.ts';

/** `words` tell the value in the terms of the cycle that would take it over. */
export type Offer = {
  key: string;
  title: string;
  value: Json;
  words: string;
  signer: string;
  reason: string;
  /** The very same question; an answer to another one is taken over only by who says so. */
  isSame: boolean;
  /** What was asked then, where it was another question. */
  question: string | null;
  /** What the total was then, where the answer depends on it and it is another one now. */
  total: string | null;
  from: Cycle;
};

const totalOf = ({ root: { points } }: Scheme): string | null => (isReference(points) ? null : points);

/** In the order of the questions; the newest year that answered the very same one stands, else the newest at all. `version` is what a signature is based on. */
export async function listOffers(
  actor: Actor,
  { cycle }: { cycle: string },
  deps: Deps,
): Promise<{ version: number; offers: Offer[] }> {
  insist(actor, 'parameter:sign');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { scheme, version } = await loadScheme(tx, cycle);
    const found = new Map<string, EarlierAnswer & { from: Cycle; total: string | null }>();
    for (const from of (await cycles(tx)).filter(({ id }) => id !== cycle)) {
      const earlier = await schemeOf(tx, from.id, null);
      if (earlier === null) continue;
      for (const each of earlierAnswers(scheme, earlier.scheme)) {
        const before = found.get(each.parameter.key);
        if (before === undefined || (before.differences.length > 0 && each.differences.length === 0))
          found.set(each.parameter.key, { ...each, from, total: totalOf(earlier.scheme) });
      }
    }
    const tell = valueTeller(scheme);
    const offers = scheme.parameters.flatMap(({ key, title }): Offer[] => {
      const each = found.get(key);
      if (each === undefined) return [];
      const { differences, from } = each;
      const { value, signer, reason } = each.answer;
      return [
        {
          key,
          title,
          value,
          words: showSentence(tell(key, valueText(value))),
          signer: signer ?? '',
          reason: reason ?? '',
          isSame: differences.length === 0,
          question: differences.length === 0 ? null : each.answer.title,
          total: differences.includes('total') ? each.total : null,
          from,
        },
      ];
    });
    return { version, offers };
  });
}
