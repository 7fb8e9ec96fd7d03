// Parameters that were signed before (沿用的参数): what earlier years answered to the questions that a cycle still has open.
import type { Actor } from '../domain/actor.ts';
import { type EarlierAnswer, earlierAnswers } from '../domain/earlier-answer.ts';
import { insist } from '../domain/permission.ts';
import { valueTeller, valueText } from '../domain/policy-value.ts';
import type { Json } from '../domain/setting.ts';
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
  /** The earlier wording of the question, where it is another one. */
  question: string | null;
  from: Cycle;
};

/** In the order of the questions; the newest year that answered one stands. `version` is what a signature is based on. */
export async function listOffers(
  actor: Actor,
  { cycle }: { cycle: string },
  deps: Deps,
): Promise<{ version: number; offers: Offer[] }> {
  insist(actor, 'parameter:sign');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { scheme, version } = await loadScheme(tx, cycle);
    const found = new Map<string, EarlierAnswer & { from: Cycle }>();
    for (const from of (await cycles(tx)).filter(({ id }) => id !== cycle)) {
      const earlier = await schemeOf(tx, from.id, null);
      if (earlier === null) continue;
      for (const each of earlierAnswers(scheme, earlier.scheme)) {
        if (!found.has(each.parameter.key)) found.set(each.parameter.key, { ...each, from });
      }
    }
    const tell = valueTeller(scheme);
    const offers = scheme.parameters.flatMap(({ key, title }): Offer[] => {
      const each = found.get(key);
      if (each === undefined) return [];
      const { value, signer, reason } = each.answer;
      const words = tell(key, valueText(value))
        .map((piece) => (typeof piece === 'string' ? piece : piece.value))
        .join('');
      return [
        {
          key,
          title,
          value,
          words,
          signer: signer ?? '',
          reason: reason ?? '',
          question: each.question,
          from: each.from,
        },
      ];
    });
    return { version, offers };
  });
}
