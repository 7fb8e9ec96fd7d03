// `plumbline schema`: the published JSON Schemas (数据格式) of our own documents, made from the types of the domain.
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { jsonText } from '../documents/json.ts';
import { shownPath } from '../documents/path.ts';
import { Question, Questions } from '../documents/questions.ts';
import { Assignment, AssignmentRow, SectionReference } from '../domain/assignment.ts';
import { Band } from '../domain/band.ts';
import { Adjustment, Facts, Figure, Mark, Tally } from '../domain/fact.ts';
import { Goal, Measured } from '../domain/goal.ts';
import { Absent, Combine, Operation } from '../domain/operation.ts';
import {
  Admitted,
  Assumptions,
  Body,
  Grades,
  Node,
  Parameter,
  Ranking,
  Recusal,
  Rounding,
  Scheme,
  Subject,
  Veto,
} from '../domain/scheme.ts';
import { Input, Origin, Piece, Result, Step, Use } from '../domain/scorecard.ts';
import { Json, Reference } from '../domain/setting.ts';
import { Snapshot } from '../domain/snapshot.ts';
import { Source } from '../domain/source.ts';
import type { Command } from './command.ts';
import { glossaryText } from './glossary.ts';
import { permissionsText } from './permissions.ts';

const published = {
  scheme: { schema: Scheme, title: '考评方案 scheme' },
  assignment: { schema: Assignment, title: '责任分工 assignment' },
  facts: { schema: Facts, title: '事实 facts' },
  assumptions: { schema: Assumptions, title: '假设 assumptions' },
  questions: { schema: Questions, title: '待定问题表 questions' },
  result: { schema: Result, title: '结果 result' },
  snapshot: { schema: Snapshot, title: '快照 snapshot' },
} as const;

/** Types that stand once under `$defs` with their name, however often they are used. */
const names = z.registry<{ id: string }>();
const named = {
  Source,
  Reference,
  Json,
  Parameter,
  Body,
  Subject,
  Rounding,
  Admitted,
  Absent,
  Combine,
  Goal,
  Measured,
  Band,
  Operation,
  Node,
  Recusal,
  Ranking,
  Grades,
  Veto,
  Origin,
  Piece,
  Input,
  Use,
  Step,
  Mark,
  Tally,
  Adjustment,
  Figure,
  AssignmentRow,
  SectionReference,
  Question,
};
for (const [id, schema] of Object.entries(named)) names.add(schema as z.ZodType, { id });

/** File name → text of each published JSON Schema (draft 2020-12). */
export function schemaFiles(): Map<string, string> {
  return new Map(
    Object.entries(published).map(([name, { schema, title }]) => {
      const made = z.toJSONSchema(schema, { target: 'draft-2020-12', metadata: names });
      return [`${name}.schema.json`, jsonText({ ...made, title: `准绳 Plumbline: ${title}` })];
    }),
  );
}

export const schemaCommand: Command = {
  name: 'schema',
  zh: '写出方案、责任分工、事实、假设、待定问题表、结果、快照的 JSON Schema',
  en: 'write the JSON Schemas of scheme, assignment, facts, assumptions, questions, result and snapshot',
  usage: '[--out DIR] [--glossary FILE] [--permissions FILE]',
  arity: [0, 0],
  options: {
    out: {
      type: 'string',
      value: 'DIR',
      file: 'out',
      zh: '写到哪个文件夹（默认 schemas）',
      en: 'folder to write to (default: schemas)',
    },
    glossary: {
      type: 'string',
      value: 'FILE',
      file: 'out',
      zh: '把术语表也写到这个文件',
      en: 'write the glossary to this file too',
    },
    permissions: {
      type: 'string',
      value: 'FILE',
      file: 'out',
      zh: '把权限表也写到这个文件',
      en: 'write the table of permissions to this file too',
    },
  },
  notes: [],
  examples: ['plumbline schema --out schemas', 'plumbline schema --glossary docs/glossary.md --force'],
  run: async ({ text, write }) => {
    const folder = resolve(text('out') ?? 'schemas');
    const [glossary, permissions] = [text('glossary'), text('permissions')];
    const written = write([
      ...[...schemaFiles()].map(([name, content]) => ({ path: join(folder, name), content })),
      ...(glossary === null ? [] : [{ path: resolve(glossary), content: glossaryText() }]),
      ...(permissions === null ? [] : [{ path: resolve(permissions), content: permissionsText() }]),
    ]);
    const files = written.map(({ path }) => path);
    return { exitCode: 0, json: { files }, lines: () => files.map((path) => `已写出 ${shownPath(path)}`) };
  },
};
