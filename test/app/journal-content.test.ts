// The journal and what it is bound to (留痕与内容测试): whoever alters what lies in the tables, or puts something in there, is found.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { loadDemoCity } from '../../src/app/demo-city/load.ts';
import type { Deps } from '../../src/app/deps.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { openStore } from '../../src/store/open.ts';
import { withClient } from '../../src/store/server-role.ts';
import { freshDatabase } from '../kit/database.ts';
import { noFiles } from '../kit/evidence-folder.ts';
import { asOwner as asOwnerOf } from '../kit/tables.ts';

const one = { deps: undefined as Deps | undefined, url: '', serverUrl: '' };
const auditor: Actor = {
  jurisdiction: 'demo',
  account: '一',
  name: 'shenji',
  title: '审计',
  body: null,
  section: null,
  roles: ['auditor'],
  mustChangePassword: false,
};

beforeAll(async () => {
  const { url, serverUrl } = await freshDatabase();
  const store = await openStore({ url });
  one.deps = { store, files: noFiles, now: () => new Date(), id: () => randomUUID() };
  one.url = url;
  one.serverUrl = serverUrl;
  await loadDemoCity(one.deps, () => undefined);
  return () => store.close();
});

async function firstFault(): Promise<string | null> {
  const { deps } = one;
  if (deps === undefined) throw new Error('no city');
  for (let from: number | null = 1; from !== null;) {
    const { fault, next } = await checkJournal(auditor, { from }, deps);
    if (fault !== null) return fault.zh;
    from = next;
  }
  return null;
}

const keys = {
  fact: 'fact_id',
  scheme_version: 'version',
  assignment_version: 'body_id',
  computation: 'number',
  document: 'sha256',
  consultation: 'number',
  consultation_answer: 'body_id',
  consultation_reply: 'opinion_id',
  consultation_release: 'number',
  issue: 'body_id',
  task_report: 'report_id',
  filing: 'step',
  claim: 'claim_id',
  claim_step: 'step_id',
};
type Table = keyof typeof keys;

const asOwner = (table: Table, sql: string) => asOwnerOf(one.url, table, sql);

/** As the owner could do it, and undone afterwards. */
async function altered(table: Table, column: string, change: string): Promise<string | null> {
  await asOwner(table, `create table kept as select * from ${table}; update ${table} set ${column} = ${change}`);
  try {
    return await firstFault();
  } finally {
    const key = keys[table];
    await asOwner(
      table,
      `update ${table} t set ${column} = kept.${column} from kept where kept.${key} = t.${key}; drop table kept`,
    );
  }
}

test.each<[Table, string, string]>([
  [
    'fact',
    'content',
    `jsonb_set(content, '{reason}', '"改过"') where fact_id = (select min(fact_id) from fact where type = 'mark')`,
  ],
  [
    'fact',
    'content',
    `jsonb_set(content, '{evidence}', '["x"]') where fact_id = (select min(fact_id) from fact where type = 'adjustment')`,
  ],
  ['fact', 'assessor', `'别的' where fact_id = (select min(fact_id) from fact where type = 'mark')`],
  ['scheme_version', 'content', `jsonb_set(content, '{title}', '"改过"')`],
  ['scheme_version', 'content', `content - 'root'`],
  ['scheme_version', 'sha256', `repeat('0', 64)`],
  [
    'assignment_version',
    'content',
    `jsonb_set(content, '{title}', '"改过"') where body_id = (select min(body_id) from assignment_version)`,
  ],
  ['assignment_version', 'content', `'{}' where body_id = (select min(body_id) from assignment_version)`],
  ['computation', 'snapshot', `replace(snapshot, '"rank":1,', '"rank":2,')`],
  ['document', 'bytes', `bytes || '\\x00'::bytea`],
  ['consultation', 'due_on', `'2099-01-01'`],
  ['consultation', 'content', `jsonb_set(content, '{addressed}', '[]')`],
  [
    'consultation_answer',
    'content',
    `jsonb_set(content, '{opinions,0,text}', '"改过"') where jsonb_array_length(content -> 'opinions') > 0`,
  ],
  ['consultation_answer', 'answered_at', `answered_at - interval '1 day' where body_id = 'tuiyi'`],
  ['consultation_reply', 'verdict', `'adopted' where verdict = 'declined'`],
  ['consultation_reply', 'reason', `'改过' where verdict = 'declined'`],
  ['consultation_release', 'released_at', `released_at + interval '1 day'`],
  ['issue', 'file', `file || '\\x00'::bytea`],
  ['issue', 'content', `jsonb_set(content, '{reference}', '"改过"')`],
  [
    'task_report',
    'done_on',
    `'2022-01-01' where report_id = (select min(report_id) from task_report where kind = 'done')`,
  ],
  ['claim', 'content', `jsonb_set(content, '{level}', '"严重"') where kind = 'finding'`],
  ['claim_step', 'content', `jsonb_set(content, '{text}', '"改过"') where kind = 'replied'`],
])('%s altered: %s = %s', async (table, column, change) => {
  expect(await firstFault()).toBe(null);
  expect(await altered(table, column, change)).toMatch(/^第 \d+ 条记的内容后来被改动过/u);
  expect(await firstFault()).toBe(null);
});

/** A copy of one row with other values, put in and taken out again. */
async function putIn(as: 'owner' | 'server', table: Table, others: string, which: string): Promise<string | null> {
  const sql = `insert into ${table} select (jsonb_populate_record(t, ${others})).* from ${table} t ${which} limit 1`;
  await asOwner(table, `create table kept as select * from ${table}`);
  if (as === 'owner') await asOwner(table, sql);
  else
    await withClient(one.serverUrl, async (client) => {
      await client.query(`select set_config('plumbline.jurisdiction', 'demo', false)`);
      await client.query(sql);
    });
  try {
    return await firstFault();
  } finally {
    await asOwner(
      table,
      `delete from ${table} t where not exists (select from kept where kept::text = t::text); drop table kept`,
    );
  }
}

const rows: [Table, string, string, RegExp][] = [
  [
    'fact',
    `jsonb_build_object('fact_id', 'put-in', 'supersedes', fact_id,
      'content', content || jsonb_build_object('id', 'put-in', 'supersedes', fact_id, 'value', '99'))`,
    `where type = 'mark' and not exists (select from fact later where later.supersedes = t.fact_id)`,
    /^第 \d+ 条没有记事实“put-in”/u,
  ],
  [
    'scheme_version',
    `jsonb_build_object('version', version + 1)`,
    'order by version desc',
    /^方案第 2 版（.+）没有留痕/u,
  ],
  ['assignment_version', `jsonb_build_object('version', 9)`, '', /^责任分工第 9 版（.+）没有留痕/u],
  ['assignment_version', `jsonb_build_object('body_id', 'nobody')`, '', /^责任分工第 1 版（.+, nobody）没有留痕/u],
  ['computation', `jsonb_build_object('number', number + 1)`, 'order by number desc', /^第 2 次计算（.+）没有留痕/u],
  ['issue', `jsonb_build_object('number', 2)`, '', /^责任分工第 2 次印发（.+）没有留痕/u],
  ['filing', `jsonb_build_object('step', 9)`, '', /^责任分工第 1 次印发的备案第 9 步（.+）没有留痕/u],
  ['task_report', `jsonb_build_object('report_id', 'put-in')`, '', /^任务填报 put-in（.+）没有留痕/u],
  ['document', `jsonb_build_object('sha256', repeat('a', 64))`, '', /^原表 aaaaaaaaaaaa没有留痕/u],
  ['consultation', `jsonb_build_object('number', 2)`, '', /^第 2 轮征求意见（.+）没有留痕/u],
  [
    'consultation_answer',
    `jsonb_build_object('version', 2)`,
    `where body_id = 'tuiyi'`,
    /^第 1 轮征求意见的第 2 次答复（.+, tuiyi）没有留痕/u,
  ],
  [
    'consultation_reply',
    `jsonb_build_object('version', 2)`,
    '',
    /^第 1 轮征求意见中对意见的第 2 次回复（.+）没有留痕/u,
  ],
  ['claim', `jsonb_build_object('claim_id', 'put-in')`, '', /^加减分申报 put-in（.+）没有留痕/u],
  [
    'claim_step',
    `jsonb_build_object('step_id', 'put-in', 'number', 9)`,
    '',
    /^加减分申报的一步办理 put-in（.+）没有留痕/u,
  ],
];

test.each(rows.flatMap((row) => (['owner', 'server'] as const).map((as) => [as, ...row] as const)))(
  'put in by the %s: %s %s',
  async (as, table, others, which, told) => {
    expect(await putIn(as, table, others, which)).toMatch(told);
    expect(await firstFault()).toBe(null);
  },
);
