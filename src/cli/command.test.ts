// Tests of the arguments (参数): what is unknown, missing or twice is refused with what to do next.
import { expect, test } from 'vitest';
import { Refusal } from '../domain/refusal.ts';
import { type Command, meant, readArguments } from './command.ts';
import { progressOn } from './progress.ts';

const command: Command = {
  name: 'weigh',
  zh: '',
  en: '',
  usage: 'SCHEME FACTS',
  arity: [1, 2],
  options: {
    assume: { type: 'string', value: 'FILE', zh: '', en: '' },
    column: { type: 'string', multiple: true, value: 'N=NAME', zh: '', en: '' },
    full: { type: 'boolean', zh: '', en: '' },
    out: { type: 'string', value: 'OUT.json', file: 'out', zh: '', en: '' },
  },
  notes: [],
  examples: [],
  run: () => Promise.resolve({ exitCode: 0, json: null, lines: () => [] }),
};
const quiet = progressOn({ isTTY: false } as NodeJS.WriteStream);
const read = (...args: string[]) => readArguments(command, args, quiet);
const refused = (...args: string[]): Refusal => {
  try {
    read(...args);
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
  throw new Error('it was accepted');
};

test('reads files, values, repeated values and switches', () => {
  const input = read(
    'a.json',
    '--assume',
    'x.json',
    '--column=3=criterion',
    '--column',
    '4=target',
    '--full',
    'b.json',
  );
  expect(input.files).toEqual(['a.json', 'b.json']);
  expect(input.text('assume')).toBe('x.json');
  expect(input.texts('column')).toEqual(['3=criterion', '4=target']);
  expect([input.isSet('full'), input.isSet('json')]).toEqual([true, false]);
});

test('refuses what it does not know, and says what was probably meant', () => {
  expect(refused('a.json', '--asume', 'x').next).toContain('--assume');
  expect(refused('a.json', '-x').exitCode).toBe(2);
  expect(refused('a.json', '--assume').what).toContain('缺少取值');
  expect(refused('a.json', '--assume=').what).toContain('缺少取值');
  expect(refused('a.json', '--full=yes').what).toContain('不带取值');
  expect(refused('a.json', '--assume', 'x', '--assume', 'y').what).toContain('两次');
  expect(refused().what).toContain('缺少参数');
  expect(refused('a', 'b', 'c').what).toContain('“c”');
  expect(meant('scroe', ['score', 'check'])).toBe('score');
  expect(meant('SCORE', ['score', 'check'])).toBe('score');
  expect(meant('完全不同', ['score', 'check'])).toBe(null);
});

test('the value of an option is no option, unless it is written with =', () => {
  expect(refused('a', '--out', '--json')).toMatchObject({
    what: '选项 --out 缺少取值。',
    why: expect.stringContaining('--json'),
  });
  expect(refused('a', '--out', '-h').what).toContain('缺少取值');
  expect(read('a', '--out=--x.json').text('out')).toBe('--x.json');
  expect(read('a', '--out=x.json').text('out')).toBe('x.json');
});

test('a written file is named as what it is', () => {
  expect(refused('a', '--out', 'x.docx').next).toContain('.json');
  expect(read('a', '--out', 'X.JSON').text('out')).toBe('X.JSON');
});

test('a command that writes has --force, another has not', () => {
  expect(read('a', '--force').isSet('force')).toBe(true);
  const { out: _, ...options } = command.options;
  expect(() => readArguments({ ...command, options }, ['a', '--force'], quiet)).toThrow('--force');
});

test('--help is answered even where files are missing, and so is -h', () => {
  expect(read('--help').isSet('help')).toBe(true);
  expect(read('-h').isSet('help')).toBe(true);
  expect(refused('a', '-hx').what).toContain('-x');
});
