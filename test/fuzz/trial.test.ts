// 200 damaged documents all the way (变异导入): through reading, import and check; `npm run fuzz` tries 5,000 of each kind.
import { expect, test } from 'vitest';
import { kinds, openTrials } from './trial.ts';

const each = 50;

test('200 damaged documents end in a scheme, problems or a refusal', async () => {
  const trials = await openTrials();
  const outcomes: string[] = [];
  try {
    for (const kind of kinds) {
      for (let seed = 1; seed <= each; seed += 1) outcomes.push(await trials.try(kind, seed));
    }
  } finally {
    await trials.close();
  }
  expect(outcomes).toHaveLength(each * kinds.length);
  // Were all refused, or none, the damage would be of the wrong size.
  expect(outcomes.filter((outcome) => outcome.startsWith('refused')).length).toBeGreaterThan(each / 2);
  expect(outcomes.filter((outcome) => !outcome.startsWith('refused')).length).toBeGreaterThan(each / 2);
});
