// The facts of a cycle as the engine takes them (事实清单): under the scheme that they are looked at with.
import type { Fact, Facts } from '../domain/fact.ts';
import type { Scheme } from '../domain/scheme.ts';

export const factsFor = (scheme: Scheme, year: string, facts: Fact[]): Facts => ({
  format: 'plumbline/facts/1',
  title: scheme.title,
  cycle: scheme.cycle ?? year,
  demonstration: scheme.demonstration,
  facts,
});
