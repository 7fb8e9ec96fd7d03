// Verbs made ready to be called (动作用例): what each needs is made before, and what comes back is the verb alone.
import type { Deps } from '../../src/app/deps.ts';
import type { Actor } from '../../src/domain/actor.ts';

/** `the`: a person of the demonstration, logged in; `cycle`: its year. */
export type CaseWorld = { deps: () => Deps; the: (name: string) => Promise<Actor>; cycle: () => string };

/** By the verb's file and name. */
export type Cases = Record<string, () => Promise<() => Promise<unknown>>>;
