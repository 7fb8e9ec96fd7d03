// Tasks over HTTP (任务、外出、半年检查).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { callOffAbsence, declareAbsence } from '../app/task/absence.ts';
import { exportHalfYear, type HalfYearReply as HalfYear, noteHalfYear, readHalfYear } from '../app/task/half-year.ts';
import { readTaskBoard, readTasks, type TaskBoardReply as Board, type TasksReply as Tasks } from '../app/task/read.ts';
import { reportTask } from '../app/task/report.ts';
import { ReportKind } from '../domain/task.ts';
import { file, json, nothing } from './answer.ts';
import { sendFile } from './download.ts';
import { replies } from './reply.ts';
import { route } from './route.ts';
import { InCycle } from './scheme.ts';

export type TasksReply = Tasks;
export type TaskBoardReply = Board;
export type HalfYearReply = HalfYear;

const Id = z.string().max(200);
const OfBody = InCycle.extend({ body: Id });
/** Ids from outside are random, so that none is taken before its time. */
const Random = z.uuid();

export function taskRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/cycles/:cycle/tasks';
  route(
    app,
    'task:read',
    {
      method: 'GET',
      url,
      summary: '各单位的节点：完成、逾期、临近各多少，逾期已升级到主办单位的是哪些',
      answer: json(replies.taskBoard),
      params: InCycle,
    },
    (actor, { params }): Promise<TaskBoardReply> => readTaskBoard(actor, params, deps),
  );
  route(
    app,
    'task:read',
    {
      method: 'GET',
      url: `${url}/:body`,
      summary: '一个单位的任务；科室只看自己牵头的和自己是责任人、AB 岗的',
      answer: json(replies.tasks),
      params: OfBody,
    },
    (actor, { params }): Promise<TasksReply> => readTasks(actor, params, deps),
  );
  route(
    app,
    'task:report',
    {
      method: 'POST',
      url: `${url}/:body/reports`,
      summary: '填报一个节点：完成、进展、本期无数据，或者撤回一条',
      answer: json(replies.tasks),
      params: OfBody,
      body: z.strictObject({
        id: Random,
        node: Id,
        milestone: z.string().max(60),
        kind: ReportKind,
        doneOn: z.iso.date().nullable(),
        note: z.string().max(2000),
        withdraws: Random.nullable(),
      }),
    },
    (actor, { params, body }): Promise<TasksReply> => reportTask(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'task:report',
    {
      method: 'POST',
      url: '/api/absences',
      summary: '登记自己外出，由本单位的一位同事代理',
      answer: nothing,
      body: z.strictObject({ id: Random, deputy: Id, from: z.iso.date(), to: z.iso.date() }),
    },
    (actor, { body }) => declareAbsence(actor, body, deps),
  );
  route(
    app,
    'task:report',
    {
      method: 'POST',
      url: '/api/absences/:absence/withdrawal',
      summary: '取消自己的外出登记',
      answer: nothing,
      params: z.strictObject({ absence: Id }),
    },
    (actor, { params }) => callOffAbsence(actor, params, deps),
  );

  const half = '/api/cycles/:cycle/half-year/:body';
  route(
    app,
    'task:read',
    {
      method: 'GET',
      url: half,
      summary: '半年检查：每一项的目标和上半年的节点',
      answer: json(replies.halfYear),
      params: OfBody,
    },
    (actor, { params }): Promise<HalfYearReply> => readHalfYear(actor, params, deps),
  );
  route(
    app,
    'half-year:note',
    {
      method: 'POST',
      url: `${half}/note`,
      summary: '写本单位的半年检查说明',
      answer: json(replies.halfYear),
      params: OfBody,
      body: z.strictObject({ note: z.string().trim().min(1).max(5000) }),
    },
    (actor, { params, body }): Promise<HalfYearReply> => noteHalfYear(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'task:read',
    {
      method: 'GET',
      url: `${half}/half-year.docx`,
      summary: '半年检查报告（Word）',
      answer: file('docx'),
      params: OfBody,
    },
    async (actor, { params, reply, signal }) =>
      sendFile(reply, await exportHalfYear(actor, { ...params, signal }, deps)),
  );
}
