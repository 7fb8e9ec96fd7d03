// What went out as a file (导出的文件), as the journal names it.
import { z } from 'zod';
import type { Both } from './both.ts';
import { inQuotes } from './quote.ts';

/** What went out as a file; `number` is that of the computation or of the version, null where it has neither. */
export const ExportedFile = z.strictObject({
  is: z.literal('file'),
  file: z.enum([
    'results',
    'scorecard',
    'snapshot',
    'version',
    'workbook',
    'directory',
    'evidence',
    'consultation',
    'issue',
    'half-year',
    'archive',
  ]),
  title: z.string().nullable(),
  number: z.int().positive().nullable(),
  form: z.string(),
});

/** In both languages. */
export function exportedWords({ file: what, title, number, form }: z.infer<typeof ExportedFile>): Both {
  const of = title === null ? '' : ` of ${inQuotes(title)}`;
  const named = title === null ? '' : inQuotes(title);
  if (what === 'directory') return { zh: `单位名录（.${form}）`, en: `the directory (.${form})` };
  if (what === 'evidence') return { zh: `${named}佐证材料（.${form}）`, en: `the evidence${of} (.${form})` };
  if (what === 'consultation')
    return {
      zh: `第 ${number} 轮征求意见情况汇总表（.${form}）`,
      en: `the summary of consultation round ${number} (.${form})`,
    };
  if (what === 'archive') return { zh: `归档包（.${form}）`, en: `the archive (.${form})` };
  if (what === 'workbook') return { zh: `${named}填报表（.${form}）`, en: `the facts workbook${of} (.${form})` };
  if (what === 'issue') return { zh: `${named}第 ${number} 次印发（.${form}）`, en: `issue ${number}${of} (.${form})` };
  if (what === 'half-year') return { zh: `${named}半年检查（.${form}）`, en: `the half-year check${of} (.${form})` };
  if (what === 'version') return { zh: `${named}第 ${number} 版（.${form}）`, en: `version ${number}${of} (.${form})` };
  const nouns = {
    results: { zh: '结果', en: 'results' },
    scorecard: { zh: '得分单', en: 'scorecard' },
    snapshot: { zh: '快照', en: 'snapshot' },
  };
  const { zh, en } = nouns[what];
  return {
    zh: `${named}第 ${number} 次计算的${zh}（.${form}）`,
    en: `the ${en}${of} from computation ${number} (.${form})`,
  };
}
