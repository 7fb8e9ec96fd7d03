// The scheme of the played year (示范年度的方案): dropped, answered, sent out for opinions, signed.
import { readFile } from 'node:fs/promises';
import { isOpen } from '../../domain/scheme.ts';
import { readDocument } from '../../documents/read/read.ts';
import { importDocument } from '../../documents/import/import-document.ts';
import { shipped } from '../../documents/directory.ts';
import { withWords } from '../../documents/write/word-rename.ts';
import { Assumptions } from '../../domain/scheme.ts';
import { readJson } from '../../documents/json.ts';
import { answerConsultation } from '../consultation/answer.ts';
import { replyToOpinion, releaseConsultation } from '../consultation/reply.ts';
import { sendConsultation } from '../consultation/send.ts';
import { demoAssumptionsPath, samplePath } from '../demo-city/demo-city.ts';
import { cityIn, renamed } from '../demo-city/rename.ts';
import { takeDocument } from '../document.ts';
import { importCycle } from '../import/commit.ts';
import { listOffers } from '../parameter.ts';
import { readScheme, signParameters } from '../scheme.ts';
import type { Play } from './play.ts';

/** Answers with the id of the year. */
export async function draftYear({ deps, clock, people, tell }: Play): Promise<string> {
  const { organiser } = people;
  clock.to('2023-01-05');
  const sample = await readDocument(samplePath);
  const real = cityIn(importDocument(sample, { directory: shipped }).scheme.title);
  const bytes = Buffer.from(withWords(await readFile(samplePath), (text) => renamed(text, real)));
  const document = await takeDocument(
    organiser,
    { name: '示范市2023年度绩效考评表.docx', bytes, signal: new AbortController().signal },
    deps,
  );
  tell(organiser, `导入考评表“${document.file}”`);
  const made = await importCycle(
    organiser,
    {
      document: document.sha256,
      reading: {},
      title: '2023年度绩效考评',
      year: '2023',
      subjects: { from: 'newest-cycle' },
    },
    deps,
  );
  const cycle = made.cycle.id;
  const { version, offers } = await listOffers(organiser, { cycle }, deps);
  const again = offers.map(({ key, value, reason, from }) => ({ key, value, reason: `同${from.year}年度：${reason}` }));
  let newest = version;
  if (again.length > 0)
    newest = (await signParameters(organiser, { cycle, base: version, signatures: again }, deps)).version;
  tell(organiser, `沿用并签署上一年度的 ${again.length} 个参数`);
  const { values } = readJson(demoAssumptionsPath, Assumptions);
  const { scheme } = await readScheme(organiser, { cycle, version: null }, deps);
  const open = scheme.parameters.filter(isOpen);
  const signatures = open.map(({ key }) => ({
    key,
    value: values[key]?.value ?? null,
    reason: values[key]?.reason ?? '示范假设',
  }));
  if (signatures.length > 0)
    newest = (await signParameters(organiser, { cycle, base: newest, signatures }, deps)).version;
  tell(organiser, `签署其余 ${signatures.length} 个参数，方案第 ${newest} 版没有待定问题`);

  const bodies = [...people.subjects.keys()].slice(0, 5);
  const round = { cycle, base: 0, version: newest, dueOn: '2023-01-20', note: '请提意见', bodies };
  const { number } = await sendConsultation(organiser, round, deps);
  clock.to('2023-01-12');
  for (const body of bodies) {
    const who = people.subjects.get(body);
    if (who === undefined) continue;
    const opinions = [{ id: deps.id(), node: null, text: '建议明确各项材料的截止日期（示范）。', reason: '便于安排' }];
    await answerConsultation(who, { cycle, number, body, base: 0, opinions }, deps);
    const opinion = opinions[0]?.id ?? '';
    const reply = {
      cycle,
      number,
      body,
      opinion,
      base: 0,
      verdict: 'adopted',
      reason: '已写入日程',
      done: null,
    } as const;
    await replyToOpinion(organiser, reply, deps);
    tell(who, '答复征求意见');
  }
  await releaseConsultation(organiser, { cycle, number }, deps);
  tell(organiser, `第 ${number} 轮征求意见：逐条回复并公布汇总`);
  return cycle;
}
