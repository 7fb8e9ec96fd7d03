// How scores become a result (结果规则): what every table leaves to its organiser, as questions.
import type { Body, Grades, Scheme } from '../../../domain/scheme.ts';
import { readGrades, saysGrades } from '../rules/grades.ts';
import { proseOf } from '../rules/prose.ts';
import type { QuestionBook } from './question-book.ts';

export type ResultRules = Pick<Scheme, 'absent' | 'recusal' | 'order' | 'rounding' | 'ranking' | 'grades'>;

/** `own` is the table's own body where it also judges: the very case that a recusal rule is for; `texts` stand around the table. */
export function askRules(
  questions: QuestionBook,
  hasAdjustments: boolean,
  own: Body | null,
  texts: readonly string[],
): ResultRules {
  const { ask } = questions;
  const askOrder = () =>
    ask('order', '限额、加减分和总分取整按什么次序计算？', [
      { value: 'adjust-then-round', title: '加减分先按各项限额计，并入总分，最后取整' },
      { value: 'round-then-adjust', title: '加减分先按各项限额计；考评得分先取整，再计入加减分' },
    ]);
  const self = own === null ? '' : `（如${own.title}既被考评，又参与考评或通报问题）`;
  return {
    ...(hasAdjustments ? { order: askOrder() } : {}),
    absent: ask('absent', '某项不适用或没有得分时，它的分怎样处理？', [
      { value: 'reweight', title: '由其余各项按比例承担' },
      { value: 'peers-mean', title: '按同组平均得分率计' },
      { value: 'full', title: '按满分计' },
      { value: 'zero', title: '按零分计' },
    ]),
    recusal: ask('recusal', `考评单位考评到自己时怎样回避？${self}`, [
      { value: { alone: 'reweight' }, title: '不评自己；没有别的考评单位时，该项的分由其余各项承担' },
      { value: { alone: 'peers-mean' }, title: '不评自己；没有别的考评单位时，按同组平均得分率计' },
      { value: { alone: 'organiser' }, title: '不评自己；没有别的考评单位时，由主办单位评' },
    ]),
    rounding: ask('rounding', '总分保留几位小数，怎样取舍？', [
      { value: { places: 2, mode: 'half-up' }, title: '两位小数，四舍五入' },
      { value: { places: 3, mode: 'half-up' }, title: '三位小数，四舍五入' },
      { value: { places: 2, mode: 'half-even' }, title: '两位小数，四舍六入五成双' },
      { value: { places: 2, mode: 'down' }, title: '两位小数，其余舍去' },
    ]),
    ranking: ask('ranking', '在什么范围内排名，总分相同怎样排？', [
      { value: { within: 'group', ties: 'equal', criteria: [] }, title: '分组排名，同分并列' },
      { value: { within: 'all', ties: 'equal', criteria: [] }, title: '一起排名，同分并列' },
      { value: { within: 'group', ties: 'decision', criteria: [] }, title: '分组排名，同分留待研究决定' },
    ]),
    grades: askGrades(questions, texts),
  };
}

/** A paragraph is no cell that a value could be traced to: what it says is offered, with its words, to be signed. */
function askGrades({ ask }: QuestionBook, texts: readonly string[]) {
  const saying = texts.filter((text) => saysGrades(proseOf(text)));
  const read = saying.map((text) => readGrades(proseOf(text))).filter((grades) => grades !== null);
  const words = saying.length === 0 ? '' : `文件里写着：${saying.map((text) => `“${text}”`).join('、')}`;
  const choices = read.map((grades) => ({ value: grades, title: inWords(grades) }));
  return ask('grades', `等次怎样划分（分数线和比例）？${words}`, choices.length === 0 ? null : choices);
}

const inWords = ({ lines, quotas }: Grades): string =>
  [
    ...lines.map(({ title, atLeast }) => (atLeast === null ? `其余为${title}` : `${atLeast} 分以上为${title}`)),
    ...quotas.map(({ title, share }) => `${title}不超过 ${share}`),
  ].join('，');
