// The demonstration's year until its results are published (公示的年度): by its people, through the server's doors.
import type { ComputeReply } from '../../src/api/computation.ts';
import type { StageReply } from '../../src/api/stage.ts';
import type { City } from './city.ts';

type Doors = Pick<City, 'call' | 'cycle'>;

async function done({ call, cycle }: Doors, as: string, rest: string, body: object = {}): Promise<unknown> {
  const answer = await call({ method: 'POST', url: `/api/cycles/${cycle}/${rest}`, body, as });
  if (answer.statusCode >= 300) throw new Error(`${as} ${rest}: ${answer.payload}`);
  return answer.payload === '' ? null : answer.json();
}

/** Two people: the organiser proposes, the supervisor agrees. */
async function byTwo(city: Doors, noun: string, body: object): Promise<void> {
  await done(city, 'xiaoneng', noun, body);
  const url = `/api/cycles/${city.cycle}/stage`;
  const { proposals } = (await city.call({ method: 'GET', url, as: 'xiaoneng' })).json<StageReply>();
  const id = proposals.find(({ end }) => end === null)?.id ?? 'none';
  await done(city, 'jiwei', `proposals/${id}/agreement`);
}

/** From marking on; answers with the number of the computation that was applied. */
export async function publish(city: Doors): Promise<number> {
  await byTwo(city, 'closure', { reason: '已全部评完' });
  const { number } = (await done(city, 'xiaoneng', 'computations')) as ComputeReply;
  await byTwo(city, 'application', { number });
  await done(city, 'jiwei', 'review');
  await done(city, 'xiaoneng', 'publication');
  return number;
}

export const reopen = (city: Doors): Promise<void> => byTwo(city, 'reopening', { reason: '复核决定更正' });
