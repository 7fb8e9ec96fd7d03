// Who enters facts in the demonstration city (示范经手人): of each body its account, where it has one, and a colleague of its own.
import type { Scheme } from '../../domain/scheme.ts';
import { demoPeople } from './account.ts';
import { people } from './words.ts';

const bearers = new Set(demoPeople.map(({ title }) => title));
/** Nobody of them can log in. */
const colleagues = people.filter((name) => !bearers.has(name));

/** Never empty; nobody who has an account at another body. */
export function clerksOf({ bodies }: Pick<Scheme, 'bodies'>, id: string | null): string[] {
  const at = Math.max(
    0,
    bodies.findIndex((body) => body.id === id),
  );
  const entering = demoPeople.filter(
    ({ office, roles }) =>
      office !== null &&
      bodies[at]?.names.includes(office) === true &&
      roles.some((role) => role === 'assessor' || role === 'organiser'),
  );
  return [...entering.map(({ title }) => title), colleagues[at % colleagues.length] ?? '示范经手人'];
}
