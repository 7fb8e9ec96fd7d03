// The demonstration city for tests (测试用的示范市): imported and generated once in each test file's process.
import { type DemoCity, defaultSeed, demoCityOf, samplePath } from '../../src/app/demo-city/demo-city.ts';
import { importScheme } from '../../src/app/offline/scheme.ts';

let city: Promise<DemoCity> | null = null;

export const demonstration = (): Promise<DemoCity> =>
  (city ??= importScheme({ path: samplePath }).then((imported) => demoCityOf(imported, defaultSeed)));
