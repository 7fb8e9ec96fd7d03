// `npm run demo`: the main job in one go (从考评表到排名): import the sample, score the demonstration city, write the results.
import { join, resolve } from 'node:path';
import { defaultSeed, demoCityOf, importedSample, sampleDocument } from '../app/demo-city/demo-city.ts';
import { resultFiles, schemeFile, scorecardFiles } from '../app/offline/document.ts';
import { scorecardOf, computeSnapshot } from '../app/offline/scorecard.ts';
import { compactJson } from '../documents/json.ts';
import { renewFolder } from '../documents/own-folder.ts';
import { shownPath } from '../documents/path.ts';
import { Refusal } from '../domain/refusal.ts';
import { importLines } from './import.ts';
import { wrap } from './layout.ts';
import { progressOn } from './progress.ts';
import { bannerLines, rankingLines, shortBannerLines } from './ranking.ts';
import { refusalLines } from './refusal.ts';
import { scorecardLines } from './scorecard.ts';
import { screenOf } from './screen.ts';

const problemsShown = 3;
const assumptionsShown = 5;
const screen = screenOf(process.stdout);
const progress = progressOn(process.stderr);
const print = (lines: readonly string[]): void => {
  progress.end();
  process.stdout.write(`${lines.join('\n')}\n`);
};
const chapter = (number: number, zh: string, en: string): string[] => [
  '',
  screen.paint('bold', `━━ ${number} ${zh}  ${en}`),
  '',
];

process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code === 'EPIPE') process.exit(0);
  throw fault;
});

async function main(): Promise<void> {
  print([
    screen.paint('bold', '准绳 Plumbline'),
    '从正式考评表到一个每一位数字都说得清的排名。',
    screen.paint('dim', 'From the official appraisal table to a ranking that explains every digit.'),
    ...chapter(1, `导入正式考评表 ${sampleDocument}`, 'the official table goes in'),
  ]);
  progress.step('正在读取考评表');
  const imported = await importedSample(progress.step);
  print(importLines(imported, screen, problemsShown));

  print(chapter(2, '示范市计分排名', 'the demonstration city is scored'));
  progress.step('正在生成示范市并计分');
  const city = demoCityOf(imported, defaultSeed);
  const snapshot = computeSnapshot(city);
  print([
    ...wrap(
      `${city.scheme.subjects.length} 个虚构单位用同一张考评表考评；表是样例的，城市名已换成示范市，其余都是虚构的。`,
      screen.wrapAt,
    ),
    ...bannerLines(snapshot, screen, assumptionsShown),
    ...rankingLines(snapshot, screen),
  ]);

  const own = city.assignments.find((assignment) => assignment.rows.some((row) => row.source !== null));
  const card = scorecardOf(snapshot, own?.subject ?? snapshot.result.scorecards[0]?.subject ?? null);
  const { head, tree } = scorecardLines(snapshot, card, card.step, screen, { full: false });
  print([
    ...chapter(3, '一张得分单，每一步都有来历', 'one scorecard, every step explained'),
    ...wrap(head, screen.wrapAt).map((line) => screen.paint('bold', line)),
    ...shortBannerLines(snapshot.result, screen),
    '',
    ...tree,
  ]);

  print(chapter(4, '写出文件', 'documents come out'));
  const folder = resolve('out');
  progress.step('正在写出考评表');
  const files = [await schemeFile(city.scheme, own ?? null, folder)];
  progress.step('正在写出结果');
  files.push(...(await resultFiles(snapshot, folder)));
  progress.step('正在写出得分单');
  files.push(...(await scorecardFiles(snapshot, card.subject, folder)));
  const path = join(folder, 'snapshot.json');
  files.push({ path, content: compactJson(snapshot) });
  const written = renewFolder(folder, files);
  const title = city.scheme.subjects.find(({ id }) => id === card.subject)?.title ?? card.subject;
  print([
    ...written.map((each) => `  ${shownPath(each.path)}`),
    '',
    '接着可以 Next：',
    `  npm run -s plumbline -- verify ${shownPath(path)}`,
    `  npm run -s plumbline -- trace ${shownPath(path)} --body ${title} --full`,
    `  npm run -s plumbline -- export scorecard ${shownPath(path)} --body 示范市财政局 --out 得分单.pdf`,
    '  npm run -s plumbline -- --help',
  ]);
}

try {
  await main();
} catch (fault) {
  progress.end();
  if (!(fault instanceof Refusal)) throw fault;
  process.stderr.write(`${refusalLines(fault, screenOf(process.stderr)).join('\n')}\n`);
  process.exitCode = fault.exitCode;
}
