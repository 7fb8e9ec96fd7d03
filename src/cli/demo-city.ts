// `plumbline demo-city`: writes the demonstration city (示范市): scheme, assignments, facts and assumptions, all invented.
import { join, resolve } from 'node:path';
import { defaultSeed, demoCityFiles, demoCityOf, importedSample, sampleDocument } from '../app/demo-city/demo-city.ts';
import { shownPath } from '../documents/path.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Command } from './command.ts';
import { invocation } from './help.ts';
import { wrap } from './layout.ts';

export const demoCityCommand: Command = {
  name: 'demo-city',
  zh: '生成示范市：80 个单位的方案、责任分工和事实（虚构）',
  en: 'make the demonstration city: scheme, assignments and facts of 80 invented bodies',
  usage: '[--out DIR] [--seed N]',
  arity: [0, 0],
  options: {
    out: {
      type: 'string',
      value: 'DIR',
      file: 'out',
      zh: '写到哪个文件夹（默认 demo-city）',
      en: 'folder to write to (default: demo-city)',
    },
    seed: {
      type: 'string',
      value: 'N',
      zh: `随机种子（默认 ${defaultSeed}）；同一种子得到同样的文件`,
      en: `seed (default: ${defaultSeed}); equal seeds give equal files`,
    },
  },
  notes: [
    '表格来自 examples/ 里的样例，城市名换成“示范市”；单位、人员、评分、加减分都是虚构的。',
    'The table is that of the sample with the city renamed; bodies, people, marks and findings are invented.',
  ],
  examples: ['plumbline demo-city --out demo-city'],
  run: async ({ text, write, progress }) => {
    const seed = text('seed') ?? String(defaultSeed);
    if (!/^\d{1,9}$/u.test(seed)) {
      throw new Refusal('usage', {
        what: `种子“${seed}”不对。`,
        why: '它是一个不超过九位的整数。',
        next: `例如 --seed ${defaultSeed}。`,
        english: `The seed must be a whole number of at most nine digits, e.g. --seed ${defaultSeed}.`,
      });
    }
    progress.step('正在生成示范市');
    const city = demoCityOf(await importedSample(progress.step), Number(seed));
    const folder = resolve(text('out') ?? 'demo-city');
    const files = write(demoCityFiles(city, folder)).map(({ path }) => path);
    const written = [...files.slice(0, 3), join(folder, 'assignments')];
    const { scheme, facts } = city;
    const count = (type: string) => facts.facts.filter((fact) => fact.type === type).length;
    const counts = {
      subjects: scheme.subjects.length,
      assignments: city.assignments.length,
      marks: count('mark'),
      tallies: count('tally'),
      adjustments: count('adjustment'),
      figures: count('figure'),
    };
    const summary = `${counts.subjects} 个单位，${counts.assignments} 份责任分工；评分 ${counts.marks}、计票 ${counts.tallies}、加减分 ${counts.adjustments}、数据 ${counts.figures} 条。`;
    const next = `${written.slice(0, 2).map(shownPath).join(' ')} --assume ${shownPath(written[2] ?? '')}`;
    return {
      exitCode: 0,
      json: { demonstration: scheme.demonstration, seed: Number(seed), counts, written },
      lines: (screen) => [
        screen.paint('yellow', `※ ${scheme.demonstration ?? ''}`),
        ...wrap(`考评表出自样例 ${sampleDocument}，城市名已换成示范市。`, screen.wrapAt),
        ...wrap(summary, screen.wrapAt),
        ...written.map((path) => `已写出 ${shownPath(path)}`),
        '',
        '接着可以 Next：',
        `  ${invocation} score ${next}`,
      ],
    };
  },
};
