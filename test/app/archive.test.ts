// The archive of the demonstration city (归档包测试): exported, read back with other tools, and verified on the file alone.
import { beforeAll, expect, test } from 'vitest';
import { verifyArchive } from '../../src/app/offline/archive/verify.ts';
import { archiveDesk, type ArchiveDesk } from '../kit/archive.ts';

const one = { desk: undefined as ArchiveDesk | undefined, path: '' };
beforeAll(async () => {
  one.desk = await archiveDesk();
  console.time('export');
  one.path = (await one.desk.exported('a.zip')).path;
  console.timeEnd('export');
});
test('x', () => {
  for (let i = 0; i < 3; i++) {
    console.time('verify');
    const v = verifyArchive(one.path, { key: null });
    console.timeEnd('verify');
    if (i === 0) console.log(v);
  }
  console.time('cheap');
  verifyArchive(one.path, { key: null, recompute: () => ({ first: null, count: 0 }) });
  console.timeEnd('cheap');
  expect(1).toBe(1);
});
