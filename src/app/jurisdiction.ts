// New jurisdictions (建立考评辖区): by whoever runs the server, who proves it with the code that the server printed.
//
// Before a city exists nobody of it can log in, so its first accounts need another proof. The code says: I can read
// what this server prints. Whoever can do that runs the machine and could write into the database anyway; everybody
// else would have to guess 99 bits. It lives in the memory of the process only, so neither a dump nor a backup nor the
// data folder holds it; it is good for one city, and the server prints the next one. The very same request with it,
// pressed twice or sent again after a broken line, is answered the same for a quarter of an hour: otherwise the first
// passwords would be lost, and with them the city. It opens nothing that exists: a stranger with it gets an empty city.
// The one who creates a city sees the first passwords; they must be changed at the first login, which the journal
// shows, and from then on each of the three administrators is alone with his own.
import { timingSafeEqual } from 'node:crypto';
import { canonical } from '../domain/canonical.ts';
import { Refusal } from '../domain/refusal.ts';
import { setRoles } from '../store/account.ts';
import { addBody } from '../store/body.ts';
import { addJurisdiction, jurisdictionColumns } from '../store/jurisdiction.ts';
import type { Role } from '../domain/role.ts';
import { grantedRoles, openAccountIn, startSecret } from './account.ts';
import type { Deps } from './deps.ts';
import { rowHash } from './hash.ts';
import { type Happening, record } from './journal.ts';
import { readableSecret } from './password.ts';

export type Setup = {
  /** The code in force. */
  code: () => string;
  /**
   * Does `work` where `code` is the one in force, and replaces it once the work is done; the same `request` again gets
   * the same answer. Throws `setup-refused`.
   */
  redeem: (code: string, request: string, work: () => Promise<Founded>) => Promise<Founded>;
};

const plain = (code: string): Buffer =>
  Buffer.from(
    code
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/gu, ''),
  );

/** Milliseconds. */
const answeredFor = 15 * 60_000;

const refused = (): Refusal =>
  new Refusal('setup-refused', {
    what: '考评辖区没有建立。',
    why: '设置码不对，或者已经用过。',
    next: '请到运行服务器的窗口或日志里看最近一次显示的设置码。',
    english: 'The setup code is wrong or used up: look for the newest one in what the server printed.',
  });

/** `announce` is told the next code whenever one has been used. */
export function openSetup(announce: (code: string) => void, now: () => Date = () => new Date()): Setup {
  let current = readableSecret(5);
  /** The request that took a code, from before its work on: two at once must not make two cities. */
  let taken: { code: string; request: string; until: number; answer: Promise<Founded> } | null = null;
  const isCode = (given: string, wanted: string): boolean => {
    const [one, other] = [plain(given), plain(wanted)];
    return one.length === other.length && timingSafeEqual(one, other);
  };
  return {
    code: () => current,
    redeem: async (code, request, work) => {
      if (taken !== null && now().getTime() < taken.until && isCode(code, taken.code)) {
        if (taken.request !== request) throw refused();
        return taken.answer;
      }
      if (!isCode(code, current)) throw refused();
      const own = { code: current, request, until: now().getTime() + answeredFor, answer: work() };
      taken = own;
      try {
        const done = await own.answer;
        current = readableSecret(5);
        announce(current);
        return done;
      } catch (fault) {
        if (taken === own) taken = null;
        throw fault;
      }
    },
  };
}

/** The four people without whom a city cannot begin. */
export const founders = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'organiser',
] as const satisfies Role[];
export type Founder = (typeof founders)[number];

export type NewJurisdiction = {
  code: string;
  title: string;
  /** The body of the first organiser, as it is called. */
  organiser: string;
  people: Record<Founder, { name: string; title: string }>;
};
export type Founded = {
  id: string;
  title: string;
  accounts: { role: Founder; name: string; title: string; password: string }[];
};

/** Creates a city with its three administrators and its first organiser. Throws `setup-refused`, `name-taken`. */
export async function createJurisdiction(input: NewJurisdiction, deps: Deps, setup: Setup): Promise<Founded> {
  return setup.redeem(input.code, canonical(input), () => found(input, deps));
}

/** The entry of a new city. */
export const createdJurisdiction = (row: Parameters<typeof jurisdictionColumns>[0]): Happening => ({
  event: 'jurisdiction-created',
  bound: rowHash(jurisdictionColumns(row)),
  data: { title: row.title },
});

async function found({ title, organiser, people }: NewJurisdiction, deps: Deps): Promise<Founded> {
  const id = deps.id();
  const author = { jurisdiction: id, account: null, title: 'system-setup' };
  return deps.store.transaction(id, async (tx) => {
    const now = deps.now();
    const row = { id, title, demonstration: null, at: now.toISOString() };
    if (!(await addJurisdiction(tx, row)))
      throw new Refusal('name-taken', {
        what: '考评辖区没有建立。',
        why: `这台服务器上已有“${title}”。`,
        next: '请换一个名称；要用已有的辖区，请直接登录。',
        english: `This server has a jurisdiction “${title}” already: choose another name, or log in to it.`,
      });
    await record(tx, author, now, createdJurisdiction(row));
    const body = deps.id();
    await addBody(tx, { id: body, title: organiser, names: [] });
    await record(tx, author, now, { event: 'body-added', body, data: { title: organiser } });
    const accounts: Founded['accounts'] = [];
    for (const role of founders) {
      const place = { body: role === 'organiser' ? body : null, section: null };
      const secret = await startSecret();
      const account = await openAccountIn(tx, author, { ...people[role], ...place, wanted: [], secret }, deps);
      await setRoles(tx, account, [role]);
      await record(tx, author, now, grantedRoles({ name: people[role].name, body: place.body }, [], [role]));
      accounts.push({ role, ...people[role], password: secret.password });
    }
    return { id, title, accounts };
  });
}
