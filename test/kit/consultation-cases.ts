// What the verbs of consultations and reminders need before they change something (征求意见与提醒的用例), for the tests of every changing verb.
import { randomUUID } from 'node:crypto';
import { answerConsultation } from '../../src/app/consultation/answer.ts';
import { exportConsultation } from '../../src/app/consultation/export.ts';
import { listConsultations } from '../../src/app/consultation/read.ts';
import { releaseConsultation, replyToOpinion } from '../../src/app/consultation/reply.ts';
import { sendConsultation } from '../../src/app/consultation/send.ts';
import type { Deps } from '../../src/app/deps.ts';
import { openCalendar, revokeCalendar } from '../../src/app/reminder/calendar.ts';
import { askMail, confirmMail, forgetMail } from '../../src/app/reminder/mail.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Cases, CaseWorld } from './case-world.ts';

export function consultationCases({ the, deps, cycle }: CaseWorld): Cases {
  const codes: string[] = [];
  const mailing = (): Deps => ({
    ...deps(),
    mail: ({ text }) => {
      codes.push(/\d{6}/u.exec(text)?.[0] ?? '');
      return Promise.resolve();
    },
  });
  const next = async (actor: Actor) => {
    const { rounds } = await listConsultations(actor, { cycle: cycle() }, deps());
    const body = (await the('tuiyi')).body ?? '';
    return { cycle: cycle(), base: rounds.length, version: 1, dueOn: '2099-01-01', note: randomUUID(), bodies: [body] };
  };
  /** A round of which one body is asked. */
  const sent = async () => {
    const organiser = await the('xiaoneng');
    const { number } = await sendConsultation(organiser, await next(organiser), deps());
    return { cycle: cycle(), number };
  };
  const answered = async (opinions: readonly { id: string; node: null; text: string; reason: string }[]) => {
    const [round, actor] = [await sent(), await the('tuiyi')];
    await answerConsultation(actor, { ...round, body: actor.body ?? '', base: 0, opinions }, deps());
    return { round, body: actor.body ?? '' };
  };
  const opinion = { id: 'opinion-1', node: null, text: '改一处', reason: '' };
  return {
    'consultation/send.ts sendConsultation': async () => {
      const actor = await the('xiaoneng');
      const input = await next(actor);
      return () => sendConsultation(actor, input, deps());
    },
    'consultation/answer.ts answerConsultation': async () => {
      const [round, actor] = [await sent(), await the('tuiyi')];
      return () =>
        answerConsultation(actor, { ...round, body: actor.body ?? '', base: 0, opinions: [opinion] }, deps());
    },
    'consultation/reply.ts replyToOpinion': async () => {
      const [{ round, body }, actor] = [await answered([opinion]), await the('xiaoneng')];
      const reply = { body, opinion: opinion.id, base: 0, verdict: 'adopted', reason: '', done: null } as const;
      return () => replyToOpinion(actor, { ...round, ...reply }, deps());
    },
    'consultation/reply.ts releaseConsultation': async () => {
      const [{ round }, actor] = [await answered([]), await the('xiaoneng')];
      return () => releaseConsultation(actor, round, deps());
    },
    'consultation/export.ts exportConsultation': async () => {
      const actor = await the('xiaoneng');
      return () => exportConsultation(actor, { cycle: cycle(), number: 1, form: 'xlsx' }, deps());
    },
    'reminder/calendar.ts openCalendar': async () => {
      const actor = await the('zuzhi');
      return () => openCalendar(actor, deps());
    },
    'reminder/calendar.ts revokeCalendar': async () => {
      const actor = await the('xinfang');
      await openCalendar(actor, deps());
      return () => revokeCalendar(actor, deps());
    },
    'reminder/mail.ts askMail': async () => {
      const actor = await the('zuzhi');
      return () => askMail(actor, { address: 'qian@example.cn' }, mailing());
    },
    'reminder/mail.ts confirmMail': async () => {
      const actor = await the('xinfang');
      await askMail(actor, { address: 'sun@example.cn' }, mailing());
      const code = codes.at(-1) ?? '';
      return () => confirmMail(actor, { code }, deps());
    },
    'reminder/mail.ts forgetMail': async () => {
      const actor = await the('jiwei');
      await askMail(actor, { address: 'li@example.cn' }, mailing());
      return () => forgetMail(actor, deps());
    },
  };
}
