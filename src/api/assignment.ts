// Assignments over HTTP (责任分工).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  type AssignmentEntry,
  type AssignmentReply as Reply,
  type AssignmentVersionLine,
  exportAssignment,
  listAssignments,
  listAssignmentVersions,
  readAssignment,
  saveAssignment,
} from '../app/assignment.ts';
import type { Deps } from '../app/deps.ts';
import { Assignment, AssignmentRow, Milestone, SectionReference } from '../domain/assignment.ts';
import { sendFile } from './download.ts';
import { route } from './route.ts';
import { Base, InCycle, wholeIn, WholeText } from './scheme.ts';
import { file, json } from './answer.ts';
import { replies } from './reply.ts';

export type AssignmentsReply = { assignments: AssignmentEntry[] };
export type AssignmentReply = Reply;
export type AssignmentVersionsReply = { versions: AssignmentVersionLine[] };

/** As long as a cell of an official table may be, and no longer. */
const Words = z.string().max(1000);
const Sections = z.array(SectionReference.extend({ title: Words })).max(300);
const GivenAssignment = Assignment.extend({
  title: Words,
  rows: z
    .array(
      AssignmentRow.extend({
        node: z.string().max(200),
        target: z.string().max(10_000).nullable(),
        leads: Sections,
        cooperators: Sections,
        owner: Words.nullable(),
        deputy: Words.nullable(),
        milestones: z
          .array(Milestone.extend({ id: z.string().max(60), date: z.string().max(20), text: Words }))
          .max(50)
          .optional(),
      }),
    )
    .max(5000),
});

export function assignmentRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/cycles/:cycle/assignments';
  const OfBody = InCycle.extend({ body: z.string().max(200) });
  const Version = z.strictObject({ version: WholeText.optional() });
  route(
    app,
    'assignment:read',
    {
      method: 'GET',
      url,
      summary: '各单位责任分工的进度；只能看本单位的，只列本单位',
      answer: json(replies.assignments),
      params: InCycle,
    },
    async (actor, { params }): Promise<AssignmentsReply> => ({
      assignments: await listAssignments(actor, params, deps),
    }),
  );

  route(
    app,
    'assignment:read',
    {
      method: 'GET',
      url: `${url}/:body`,
      summary: '一个单位的责任分工',
      answer: json(replies.assignment),
      params: OfBody,
      query: Version,
    },
    (actor, { params, query }): Promise<AssignmentReply> =>
      readAssignment(actor, { ...params, version: wholeIn(query.version) }, deps),
  );

  route(
    app,
    'assignment:read',
    {
      method: 'GET',
      url: `${url}/:body/versions`,
      summary: '责任分工的各版，新的在前',
      answer: json(replies.assignmentVersions),
      params: OfBody,
    },
    async (actor, { params }): Promise<AssignmentVersionsReply> => ({
      versions: await listAssignmentVersions(actor, params, deps),
    }),
  );

  const Save = z.strictObject({
    base: Base,
    assignment: GivenAssignment,
    note: z.string().max(200),
  });
  route(
    app,
    'assignment:edit',
    {
      method: 'POST',
      url: `${url}/:body`,
      summary: '保存为新的一版；以 base 之后没有别人保存为条件',
      answer: json(replies.assignment),
      params: OfBody,
      body: Save,
      bytesMax: 4 * 1024 * 1024,
    },
    (actor, { params, body }): Promise<AssignmentReply> => saveAssignment(actor, { ...params, ...body }, deps),
  );

  route(
    app,
    'assignment:read',
    {
      method: 'GET',
      url: `${url}/:body/table.docx`,
      summary: '考评方案与责任分工表（Word）',
      answer: file('docx'),
      params: OfBody,
      query: Version,
    },
    async (actor, { params, query, reply, signal }) =>
      sendFile(reply, await exportAssignment(actor, { ...params, version: wholeIn(query.version), signal }, deps)),
  );
}
