// Calendar and reminders over HTTP (日历与提醒): one's own settings, and the feed that a calendar reads without a login.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { openCalendar, readCalendar, revokeCalendar } from '../app/reminder/calendar.ts';
import { askMail, confirmMail, forgetMail, readReminders } from '../app/reminder/mail.ts';
import { file, json, nothing } from './answer.ts';
import { fileTypes } from './download.ts';
import { ownOrigin, type Reach } from './origin.ts';
import { replies } from './reply.ts';
import { openRoute, route } from './route.ts';

export type RemindersReply = Awaited<ReturnType<typeof readReminders>>;
export type CalendarReply = Awaited<ReturnType<typeof openCalendar>>;

export function reminderRoutes(app: FastifyInstance, deps: Deps, reach: Reach): void {
  const act = 'reminder:set';
  route(
    app,
    act,
    { method: 'GET', url: '/api/reminders', summary: '自己的日历订阅和提醒邮箱', answer: json(replies.reminders) },
    (actor): Promise<RemindersReply> => readReminders(actor, deps),
  );
  route(
    app,
    act,
    {
      method: 'POST',
      url: '/api/reminders/calendar',
      summary: '开通日历订阅；原来的地址随即失效，新地址只说这一次',
      answer: json(replies.calendar),
    },
    (actor): Promise<CalendarReply> => openCalendar(actor, deps),
  );
  route(
    app,
    act,
    { method: 'DELETE', url: '/api/reminders/calendar', summary: '停用日历订阅', answer: nothing },
    (actor) => revokeCalendar(actor, deps),
  );
  route(
    app,
    act,
    {
      method: 'PUT',
      url: '/api/reminders/mail',
      summary: '填写提醒邮箱；发去一个确认码',
      answer: nothing,
      body: z.strictObject({ address: z.email().max(254) }),
    },
    (actor, { body }) => askMail(actor, body, deps),
  );
  route(
    app,
    act,
    {
      method: 'POST',
      url: '/api/reminders/mail',
      summary: '用确认码确认提醒邮箱',
      answer: nothing,
      body: z.strictObject({ code: z.string().max(20) }),
    },
    (actor, { body }) => confirmMail(actor, body, deps),
  );
  route(app, act, { method: 'DELETE', url: '/api/reminders/mail', summary: '停用提醒邮箱', answer: nothing }, (actor) =>
    forgetMail(actor, deps),
  );
  openRoute(
    app,
    {
      method: 'GET',
      url: '/api/calendar/:token.ics',
      summary: '日历订阅（iCalendar）；地址里的口令就是凭据',
      answer: file('ics'),
      params: z.strictObject({ token: z.string().max(300) }),
    },
    async ({ params: { token }, request, reply }) => {
      const text = await readCalendar({ token, address: ownOrigin(request, reach) }, deps);
      return reply.type(fileTypes.ics).header('Cache-Control', 'private, no-store').send(text);
    },
  );
}
