// Paths as a person would type them (路径): relative to where the command was started, where that is shorter.
import { isAbsolute, relative } from 'node:path';

export function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near === '' || isAbsolute(near) || near.length > path.length ? path : near;
}
