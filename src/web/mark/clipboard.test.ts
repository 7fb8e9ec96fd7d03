// Cells on the clipboard (剪贴板): what Excel writes is read, and what is written is read back.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromTabs, toTabs } from './clipboard.ts';

test('lines and tabs as Excel and WPS copy them', () => {
  expect(fromTabs('90\t迟报\r\n\t\r\n100\t\r\n')).toEqual([
    ['90', '迟报'],
    ['', ''],
    ['100', ''],
  ]);
  expect(fromTabs('"两行\n理由"\t"他说""好"""\n7')).toEqual([['两行\n理由', '他说"好"'], ['7']]);
  expect(fromTabs('"引号"开头')).toEqual([['"引号"开头']]);
  expect(fromTabs('88')).toEqual([['88']]);
});

test('what is copied is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('9', '"', '\t', '\n', '由', ' ') });
  // A last line of nothing cannot be told from the line break that spreadsheets add.
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(rows, (given) => {
      expect(fromTabs(toTabs(given))).toEqual(given);
    }),
  );
});
