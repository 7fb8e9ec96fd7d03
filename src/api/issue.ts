// Issued assignments over HTTP (印发、抄送、备案).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type CopiesReply as Copies, exportCopy, listCopies, receiveCopy } from '../app/copy.ts';
import type { Deps } from '../app/deps.ts';
import { answerFiling, type FilingsReply as Filings, readFilings } from '../app/filing.ts';
import { exportIssue, fileIssue, issueAssignment, type IssuesReply as Issues, listIssues } from '../app/issue.ts';
import type { WhichIssue } from '../app/issue-file.ts';
import { file, json } from './answer.ts';
import { sendFile } from './download.ts';
import { replies } from './reply.ts';
import { route } from './route.ts';
import { Base, InCycle, wholeIn } from './scheme.ts';

export type IssuesReply = Issues;
export type FilingsReply = Filings;
export type CopiesReply = Copies;

const Words = z.string().trim().min(1).max(200);
const OfBody = InCycle.extend({ body: z.string().max(200) });
/** What is no number is the number of no issue. */
const IssueNumber = z.string().max(15);
const OfIssue = OfBody.extend({ number: IssueNumber });
const OfCopy = InCycle.extend({ issuer: z.string().max(200), number: IssueNumber });
const numberIn = (text: string): number => (/^\d+$/u.test(text) ? (wholeIn(text) ?? 0) : 0);
const whichOf = ({ cycle, body, number }: z.infer<typeof OfIssue>): WhichIssue => ({
  cycle,
  body,
  number: numberIn(number),
});
const copyOf = ({ cycle, issuer, number }: z.infer<typeof OfCopy>): WhichIssue =>
  whichOf({ cycle, body: issuer, number });

export function issueRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/cycles/:cycle/assignments/:body/issues';
  route(
    app,
    'assignment:read',
    {
      method: 'GET',
      url,
      summary: '一个单位历次印发的责任分工，新的在前；还缺什么，可以发给谁',
      answer: json(replies.issues),
      params: OfBody,
    },
    (actor, { params }): Promise<IssuesReply> => listIssues(actor, params, deps),
  );

  const Issue = z.strictObject({
    base: Base,
    version: z.int().positive(),
    title: Words,
    reference: Words.max(60),
    date: z.iso.date(),
    sections: z.array(Words).min(1).max(300),
    copies: z.array(z.string().max(200)).max(300),
    isFiled: z.boolean(),
  });
  route(
    app,
    'assignment:issue',
    {
      method: 'POST',
      url,
      summary: '印发责任分工；有一项没有牵头科室、责任人或 AB 岗的，拒绝并逐项列出',
      answer: json(replies.issues),
      params: OfBody,
      body: Issue,
    },
    (actor, { params, body }): Promise<IssuesReply> => issueAssignment(actor, { ...params, ...body }, deps),
  );

  route(
    app,
    'assignment:read',
    {
      method: 'GET',
      url: `${url}/:number/issue.docx`,
      summary: '印发的那一份文件（Word）',
      answer: file('docx'),
      params: OfIssue,
    },
    async (actor, { params, reply, signal }) =>
      sendFile(reply, await exportIssue(actor, { ...whichOf(params), signal }, deps)),
  );

  route(
    app,
    'assignment:issue',
    {
      method: 'POST',
      url: `${url}/:number/filing`,
      summary: '把印发的责任分工报主办单位备案',
      answer: json(replies.issues),
      params: OfIssue,
      body: z.strictObject({}),
    },
    (actor, { params }): Promise<IssuesReply> => fileIssue(actor, whichOf(params), deps),
  );

  route(
    app,
    'assignment:file',
    {
      method: 'POST',
      url: `${url}/:number/verdict`,
      summary: '准予备案，或者写明理由退回',
      answer: json(replies.filings),
      params: OfIssue,
      body: z.strictObject({ verdict: z.enum(['acknowledged', 'returned']), reason: z.string().max(500) }),
    },
    (actor, { params, body }): Promise<FilingsReply> => answerFiling(actor, { ...whichOf(params), ...body }, deps),
  );

  route(
    app,
    'assignment:file',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/filings',
      summary: '各单位的责任分工分了没有、印发没有、备案没有；缺得最多的在前',
      answer: json(replies.filings),
      params: InCycle,
    },
    (actor, { params }): Promise<FilingsReply> => readFilings(actor, params, deps),
  );

  const copies = '/api/cycles/:cycle/copies';
  route(
    app,
    'copy:read',
    {
      method: 'GET',
      url: copies,
      summary: '本单位收到的抄送，新的在前',
      answer: json(replies.copies),
      params: InCycle,
    },
    (actor, { params }): Promise<CopiesReply> => listCopies(actor, params, deps),
  );
  route(
    app,
    'copy:receive',
    {
      method: 'POST',
      url: `${copies}/:issuer/:number/receipt`,
      summary: '签收一件抄送；再签收不再记',
      answer: json(replies.copies),
      params: OfCopy,
    },
    (actor, { params }): Promise<CopiesReply> => receiveCopy(actor, copyOf(params), deps),
  );
  route(
    app,
    'copy:read',
    {
      method: 'GET',
      url: `${copies}/:issuer/:number/issue.docx`,
      summary: '抄送来的文件（Word）；取走即签收',
      answer: file('docx'),
      params: OfCopy,
    },
    async (actor, { params, reply, signal }) =>
      sendFile(reply, await exportCopy(actor, { ...copyOf(params), signal }, deps)),
  );
}
