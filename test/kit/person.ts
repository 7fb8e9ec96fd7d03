// Who looks at a page in the tests (看页面的人): the person of the demonstration who sees most of it.
import { demoPeople } from '../../src/app/demo-city/account.ts';
import type { Act } from '../../src/domain/act.ts';
import { reachOf } from '../../src/domain/permission.ts';

/** Whoever's reach is all, else the first who may; null: nobody needs to be logged in. */
export function personFor(act: string | null): string | null {
  if (act === 'anyone') return null;
  if (act === null) return 'xiaoneng';
  const reaching = (reach: 'all' | 'own') =>
    demoPeople.find(({ roles }) => reachOf({ roles }, act as Act) === reach)?.name;
  return reaching('all') ?? reaching('own') ?? `nobody may ${act}`;
}
