// Tests of what stands behind the # (地址中 # 之后): an address that somebody typed breaks no page.
import { expect, test } from 'vitest';
import { decoded } from './hash.ts';

test('what is encoded is read as it was meant, a lone percent sign as it stands', () => {
  expect(decoded('n2.1%20%E5%AD%90')).toBe('n2.1 子');
  expect(decoded('100% 子')).toBe('100% 子');
});
