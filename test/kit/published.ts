// The demonstration's year until its results are published (公示的年度): by its people, through the server's doors.
import type { ComputeReply } from '../../src/api/computation.ts';
import type { StageReply } from '../../src/api/stage.ts';
import type { City } from './city.ts';

type Ask = <Reply>(method: 'GET' | 'POST', url: string, data?: unknown) => Promise<Reply>;

/** Two people: one proposes, the other agrees. */
async function byTwo(url: string, [first, second]: readonly [Ask, Ask], noun: string, body: object): Promise<void> {
  await first('POST', `${url}/${noun}`, body);
  const { proposals } = await first<StageReply>('GET', `${url}/stage`);
  const id = proposals.find(({ end }) => end === null)?.id ?? 'none';
  await second('POST', `${url}/proposals/${id}/agreement`, {});
}

/** From marking on; answers with the number of the computation that was applied. */
export async function publishWith(cycle: string, organiser: Ask, supervisor: Ask): Promise<number> {
  const url = `/api/cycles/${cycle}`;
  const both = [organiser, supervisor] as const;
  await byTwo(url, both, 'closure', { reason: '已全部评完' });
  const { number } = await organiser<ComputeReply>('POST', `${url}/computations`, {});
  await byTwo(url, both, 'application', { number });
  await supervisor('POST', `${url}/review`, {});
  await organiser('POST', `${url}/publication`, {});
  return number;
}

type Doors = Pick<City, 'call' | 'cycle'>;

const askedAs =
  ({ call }: Doors, as: string): Ask =>
  async (method, url, body) => {
    const answer = await call({ method, url, body, as });
    if (answer.statusCode >= 300) throw new Error(`${as} ${url}: ${answer.payload}`);
    return JSON.parse(answer.payload === '' ? 'null' : answer.payload);
  };

export const publish = (city: Doors): Promise<number> =>
  publishWith(city.cycle, askedAs(city, 'xiaoneng'), askedAs(city, 'jiwei'));

export const reopen = (city: Doors): Promise<void> =>
  byTwo(`/api/cycles/${city.cycle}`, [askedAs(city, 'xiaoneng'), askedAs(city, 'jiwei')], 'reopening', {
    reason: '复核决定更正',
  });
