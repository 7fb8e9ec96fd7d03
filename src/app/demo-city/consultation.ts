// The consultation of the demonstration city (示范征求意见): one round among the bodies that have an account, answered, replied to and released.
import type { Addressee, Opinion, Verdict } from '../../domain/consultation.ts';
import { addresseesOf, Capacity } from '../../domain/consultation.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import { bodyTitles, placeTitles } from '../../domain/title.ts';
import { accounts } from '../../store/account.ts';
import {
  addAnswer,
  addConsultation,
  addRelease,
  addReply,
  type AnswerRow,
  type ReplyRow,
} from '../../store/consultation.ts';
import type { Tx } from '../../store/database.ts';
import { answeredConsultation } from '../consultation/answer.ts';
import { releasedConsultation, repliedConsultation } from '../consultation/reply.ts';
import { sentConsultation } from '../consultation/send.ts';
import { dayIn, type Deps } from '../deps.ts';
import { type Author, type Happening, record } from '../journal.ts';

/** `row`: which indicator of the table, from 0; null: the whole draft. */
type Said = { row: number | null; text: string; reason: string; verdict: Verdict; because: string };

/** By the order of the bodies; the others have no opinion. */
const said: readonly (readonly Said[])[] = [
  [],
  [],
  [
    {
      row: 6,
      text: '建议提高本项分值。',
      reason: '工作量较上年增加。',
      verdict: 'declined',
      because: '各项分值由委员会统一确定，今年不调整。',
    },
  ],
  [],
  [
    {
      row: null,
      text: '建议各考评单位在七月底前反馈半年进度。',
      reason: '便于及早补短板。',
      verdict: 'adopted',
      because: '',
    },
    {
      row: 3,
      text: '建议把“当年”改为“考评年度内”。',
      reason: '跨年办结的事项不易界定。',
      verdict: 'partly',
      because: '在考评说明中统一解释，表内文字不改。',
    },
  ],
];

const number = 1;

/** The entries are recorded in one go behind everything else of the demonstration. */
export async function addDemoConsultation(
  tx: Tx,
  author: Author,
  { cycle, scheme }: { cycle: string; scheme: Scheme },
  deps: Deps,
): Promise<void> {
  const now = deps.now();
  const at = now.toISOString();
  const bearing = new Set((await accounts(tx)).map(({ body }) => body));
  const all = addresseesOf(scheme, Capacity.options, bodyTitles(scheme));
  const addressed = all.filter(({ body }) => bearing.has(body));
  const dueOn = dayIn(now);
  const sent = { number, version: 1, dueOn, note: '请各单位结合实际提出意见。', addressed, account: null, at };
  await addConsultation(tx, cycle, sent);
  const happenings: Happening[] = [sentConsultation(cycle, sent)];
  const rows = [...nodesOf(scheme.root)].filter(({ kind }) => kind === 'indicator');
  const labels = placeTitles(scheme.root);
  const answerOf = ({ body }: Addressee, index: number): { answer: AnswerRow; given: readonly Said[] } => {
    const given = said[index] ?? [];
    const opinions: Opinion[] = given.map(({ row, text, reason }, place) => ({
      id: `demonstration-${index + 1}-${place + 1}`,
      node: row === null ? null : (rows[row % rows.length]?.id ?? null),
      text,
      reason,
      at,
    }));
    return { answer: { number, body, version: 1, opinions, account: null, at }, given };
  };
  let count = 0;
  for (const [index, addressee] of addressed.entries()) {
    const { title } = addressee;
    const { answer, given } = answerOf(addressee, index);
    await addAnswer(tx, cycle, answer);
    happenings.push(answeredConsultation(cycle, answer, { title, dueOn }));
    for (const [place, opinion] of answer.opinions.entries()) {
      const { verdict = 'adopted', because = '' } = given[place] ?? {};
      const made = { number, body: answer.body, opinion: opinion.id, version: 1, verdict, reason: because };
      const reply: ReplyRow = { ...made, done: null, account: null, at };
      await addReply(tx, cycle, reply);
      const label = opinion.node === null ? null : (labels.get(opinion.node) ?? null);
      happenings.push(repliedConsultation(cycle, reply, { title, opinion: { node: opinion.node, label } }));
      count += 1;
    }
  }
  const release = { number, account: null, at };
  await addRelease(tx, cycle, release);
  await record(tx, author, now, ...happenings, releasedConsultation(cycle, release, count));
}
