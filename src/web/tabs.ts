// The other tabs of this browser (别的标签页): what is saved in one is asked for again in all.
import { queries } from './query.ts';

const channel = new BroadcastChannel('plumbline');

channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (Array.isArray(data)) void queries.invalidateQueries({ queryKey: data });
});

/** Each key is the beginning of what is no longer of today. */
export function tellTabs(...keys: readonly (readonly string[])[]): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin only
  for (const key of keys) channel.postMessage(key);
}
