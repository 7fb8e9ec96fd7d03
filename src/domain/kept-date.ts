// Dates that a person must keep (要记的日期): a closed list of kinds, which the calendar feed and the reminders read.
import type { Both } from './both.ts';

export const dateKinds = {
  'consultation-answer': { zh: '答复征求意见', en: 'answer the consultation' },
  'consultation-end': { zh: '征求意见截止', en: 'the consultation ends' },
  'calendar-day': { zh: '考评日程', en: 'a day of the calendar' },
  milestone: { zh: '任务节点', en: 'a milestone' },
  'marks-handing': { zh: '报送评分', en: 'hand in the marks' },
  'self-assessment': { zh: '报送自评', en: 'hand in the self-assessment' },
} as const satisfies Record<string, Both>;
export type DateKind = keyof typeof dateKinds;

/** `thing` tells those of a kind apart; `day` is a calendar day in China; `path` is the page where it is done. */
export type KeptDate = {
  kind: DateKind;
  thing: string;
  day: string;
  daysLeft: number;
  isDone: boolean;
  title: Both;
  path: string;
};

/** Before which days a person is reminded, and once after it. */
export const leads = { 'days-3': 3, 'days-1': 1, late: -1 } as const;
export type Lead = keyof typeof leads;
/** After that many days nobody is reminded of it any more. */
const lateAtMost = 30;

/** Which reminder is of today; null: none. A day on which no message could go out is made up for until the next one. */
export function leadOf({ daysLeft, isDone }: Pick<KeptDate, 'daysLeft' | 'isDone'>): Lead | null {
  if (isDone) return null;
  if (daysLeft < 0) return daysLeft >= -lateAtMost ? 'late' : null;
  if (daysLeft <= leads['days-1']) return 'days-1';
  return daysLeft <= leads['days-3'] ? 'days-3' : null;
}

/** A message to one person; it holds dates and a way, and nothing that anybody was given. */
export type Mail = { to: string; subject: string; text: string };

type Reader = { to: string; name: string; address: string };

const leftWords = (daysLeft: number): Both =>
  daysLeft < 0
    ? { zh: `已逾期 ${-daysLeft} 天`, en: `late by ${-daysLeft} day(s)` }
    : daysLeft === 0
      ? { zh: '今天截止', en: 'due today' }
      : { zh: `还有 ${daysLeft} 天`, en: `${daysLeft} day(s) left` };

/** One message for all that a person is to be reminded of at the time: at least one date, in the order of the days. */
export function reminderMail(dates: readonly KeptDate[], { to, name, address }: Reader): Mail {
  const [first] = dates;
  if (first === undefined) throw new Error('a reminder of nothing');
  const { title, day, daysLeft } = first;
  const more = dates.length === 1 ? '' : `等 ${dates.length} 件`;
  return {
    to,
    subject: `【准绳】${title.zh}${more}：${day}，${leftWords(daysLeft).zh}`,
    text: [
      `${name}，您好：`,
      '',
      ...dates.flatMap((each) => {
        const left = leftWords(each.daysLeft);
        return [
          `${each.title.zh}，截止 ${each.day}，${left.zh}。`,
          `${address}${each.path}`,
          `${each.title.en}: due ${each.day}, ${left.en}.`,
          '',
        ];
      }),
      '本邮件由系统发出，请勿回复。不再需要的，登录后在“日历与提醒”里停用。',
      'Sent by Plumbline; switch it off under “Calendar and reminders”.',
    ].join('\n'),
  };
}

export const codeMail = (to: string, code: string): Mail => ({
  to,
  subject: `【准绳】确认提醒邮箱：${code}`,
  text: [
    `确认码：${code}`,
    '请在“日历与提醒”页面填写它。不是您要求的，不必理会。',
    '',
    `Your code: ${code}. Write it on the page “Calendar and reminders”; if you did not ask for it, ignore this.`,
  ].join('\n'),
});
