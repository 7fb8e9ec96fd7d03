// Who may do what (权限): one table of acts, roles and reach; verbs, routes, pages and docs read it.
import type { Actor } from './actor.ts';
import { every, type Grant, keepers, type Later, notPublished, type Reach, working } from './grant.ts';
import { Refusal } from './refusal.ts';
import type { Role } from './role.ts';
import { hasReached, isOpenIn, type Stage, stages, stagesOf } from './stage.ts';
import { stageActs } from './stage-act.ts';

export const acts = {
  'home:read': { zh: '看首页', en: 'see the home page', roles: every('all', ...working, ...keepers) },
  'password:change': { zh: '改自己的密码', en: 'change one’s password', roles: every('all', ...working, ...keepers) },
  'cycle:read': { zh: '看考评年度', en: 'see the cycles', roles: every('all', ...working) },
  'cycle:create': { zh: '建立考评年度', en: 'create a cycle', roles: every('all', 'organiser') },
  'cycle:discard': {
    zh: '放弃误建的考评年度',
    en: 'discard a cycle made by mistake',
    roles: every('all', 'organiser'),
  },
  'document:import': { zh: '导入考评表', en: 'import a table', roles: every('all', 'organiser') },
  // The table may carry one body's assignment: not for the other bodies.
  'document:read': {
    zh: '看原表',
    en: 'see the source table',
    roles: every('all', 'organiser', 'supervisor', 'archivist', 'auditor'),
  },
  'scheme:read': { zh: '看考评方案', en: 'see the scheme', roles: every('all', ...working) },
  'scheme:edit': { zh: '修改考评方案', en: 'edit the scheme', roles: every('all', 'organiser') },
  'parameter:sign': { zh: '签署参数', en: 'sign parameters', roles: every('all', 'organiser') },
  'assignment:read': {
    zh: '看责任分工',
    en: 'see an assignment',
    roles: {
      ...every('all', 'organiser', 'supervisor', 'auditor', 'archivist'),
      ...every('own', 'subject', 'section'),
    },
  },
  'assignment:edit': {
    zh: '修改责任分工',
    en: 'edit an assignment',
    roles: { ...every('all', 'organiser'), ...every('own', 'subject') },
  },
  'body:read': { zh: '看单位名录', en: 'see the directory', roles: every('all', ...working, ...keepers) },
  'body:import': {
    zh: '导入单位名录',
    en: 'import the directory',
    roles: every('all', 'organiser', 'system-administrator'),
  },
  'body:edit': { zh: '修改单位名录', en: 'edit the directory', roles: every('all', 'organiser') },
  'account:read': {
    zh: '看账号',
    en: 'see accounts',
    roles: every('all', 'organiser', 'system-administrator', 'security-administrator', 'audit-administrator'),
  },
  'account:create': {
    zh: '开立和停用账号',
    en: 'open and close accounts',
    roles: every('all', 'system-administrator'),
  },
  'account:grant': { zh: '授予角色', en: 'grant roles', roles: every('all', 'security-administrator') },
  'account:unlock': {
    zh: '解锁、重置密码',
    en: 'unlock, reset passwords',
    roles: every('all', 'security-administrator'),
  },
  'mark:read': {
    zh: '看评分',
    en: 'see marks',
    roles: { ...every('all', 'organiser', 'supervisor', 'auditor'), ...every('own', 'assessor') },
  },
  'mark:give': { zh: '评分', en: 'give marks', roles: every('own', 'assessor') },
  'fact:read': {
    zh: '看加减分、数据、计票',
    en: 'see adjustments, figures and tallies',
    roles: every('all', 'organiser', 'supervisor', 'auditor'),
  },
  'fact:add': {
    zh: '登记加减分、数据、计票',
    en: 'enter adjustments, figures and tallies',
    roles: every('all', 'organiser'),
  },
  'workbook:fill': {
    zh: '用填报表填报',
    en: 'fill in the workbook',
    roles: { ...every('all', 'organiser'), ...every('own', 'assessor') },
  },
  'result:compute': { zh: '计算', en: 'compute', roles: every('all', 'organiser') },
  // The whole of the results, with everybody's ranks: before publication for those only who answer for them.
  'result:read': {
    zh: '看结果',
    en: 'see results',
    roles: every('all', 'organiser', 'auditor'),
    released: { supervisor: { from: 'closed', reach: 'all' }, archivist: { from: 'settled', reach: 'all' } },
    later: notPublished,
  },
  'scorecard:read': {
    zh: '看得分单',
    en: 'see a scorecard',
    roles: every('all', 'organiser', 'auditor'),
    released: {
      supervisor: { from: 'closed', reach: 'all' },
      archivist: { from: 'settled', reach: 'all' },
      subject: { from: 'published', reach: 'own' },
      section: { from: 'published', reach: 'own' },
    },
    later: notPublished,
  },
  'journal:read': {
    zh: '看操作留痕',
    en: 'see the journal',
    roles: every('all', 'organiser', 'supervisor', 'auditor', 'security-administrator', 'audit-administrator'),
  },
  'journal:appraisal': {
    zh: '看考评事项的留痕',
    en: 'see the journal of the appraisal',
    roles: every('all', 'organiser', 'supervisor', 'auditor', 'audit-administrator'),
  },
  // A name that failed to log in may be a password typed into the wrong field: seen by those only who act on it.
  'journal:access': {
    zh: '看登录和账号的留痕',
    en: 'see the journal of logins and accounts',
    roles: every('all', 'security-administrator', 'audit-administrator'),
  },
  ...stageActs,
  'evidence:read': {
    zh: '看佐证材料',
    en: 'see evidence',
    roles: {
      ...every('all', 'organiser', 'supervisor', 'auditor', 'archivist'),
      ...every('own', 'subject', 'section'),
    },
  },
  // Of an assessor's own: what is used on rows that it marks.
  'evidence:open': {
    zh: '打开佐证材料',
    en: 'open evidence',
    roles: {
      ...every('all', 'organiser', 'supervisor', 'auditor', 'archivist'),
      ...every('own', 'subject', 'section', 'assessor'),
    },
  },
  'evidence:add': {
    zh: '上传佐证材料、对应指标',
    en: 'upload evidence and say which rows it serves',
    roles: every('own', 'subject', 'section'),
  },
  'evidence:withdraw': {
    zh: '撤回佐证材料',
    en: 'take evidence back',
    roles: every('own', 'subject', 'section'),
  },
  'evidence:compare': {
    zh: '看各单位重复的佐证材料',
    en: 'see evidence that several bodies handed in',
    roles: every('all', 'organiser', 'supervisor'),
  },
  'consultation:read': {
    zh: '看征求意见',
    en: 'see the consultation',
    roles: {
      ...every('all', 'organiser', 'supervisor', 'auditor', 'archivist'),
      ...every('own', 'subject', 'assessor'),
    },
  },
  'consultation:send': {
    zh: '发出征求意见',
    en: 'send a draft out for consultation',
    roles: every('all', 'organiser'),
  },
  'consultation:answer': {
    zh: '答复征求意见',
    en: 'answer a consultation',
    roles: every('own', 'subject', 'assessor'),
  },
  'reminder:set': {
    zh: '设自己的日历和提醒',
    en: 'set one’s calendar and reminders',
    roles: every('all', ...working, ...keepers),
  },
  'consultation:reply': { zh: '回复意见', en: 'reply to opinions', roles: every('all', 'organiser') },
} as const satisfies Record<string, Grant>;

export type Act = keyof typeof acts;

/** What an account without any role may do too: it waits for the security administrator. */
const forEveryone: readonly Act[] = ['home:read', 'password:change'];

/** What permissions are decided by. */
type Held = Pick<Actor, 'roles' | 'mustChangePassword'>;

const none: Partial<Record<Role, Reach>> = {};

/** Roles that have an act only once the year has come so far. */
export const releasesOf = (act: Act): NonNullable<Grant['released']> =>
  (acts[act] satisfies Grant as Grant).released ?? {};

/** What the table grants in a stage; without one, what it grants in some. */
function grantsIn(act: Act, stage: Stage | null): Partial<Record<Role, Reach>> {
  const { roles }: Grant = acts[act];
  if (stage !== null && !isOpenIn(stage, act)) return none;
  const come = Object.entries(releasesOf(act)).filter(([, { from }]) => stage === null || hasReached(stage, from));
  return { ...Object.fromEntries(come.map(([role, { reach }]) => [role, reach])), ...roles };
}

/**
 * How far the actor's roles reach for an act; null: not at all. With a start password only to changing it. `stage` is
 * that of the year that the act is about; null asks for any.
 */
export function reachOf(actor: Held, act: Act, stage: Stage | null = null): Reach | null {
  if (actor.mustChangePassword === true && act !== 'password:change') return null;
  if (forEveryone.includes(act)) return 'all';
  const grants = grantsIn(act, stage);
  const reaches = actor.roles.map((role) => grants[role]);
  return reaches.includes('all') ? 'all' : reaches.includes('own') ? 'own' : null;
}

/** `body` is whose thing it is; undefined asks whether the actor may do the act to anything at all. */
export function may(
  actor: Held & Pick<Actor, 'body'>,
  act: Act,
  body?: string | null,
  stage: Stage | null = null,
): boolean {
  const reach = reachOf(actor, act, stage);
  if (reach === null) return false;
  return reach === 'all' || body === undefined || (actor.body !== null && body === actor.body);
}

/** All acts of an actor, for pages that show what there is to do. */
export const actsOf = (actor: Held): Act[] =>
  (Object.keys(acts) as Act[]).filter((act) => reachOf(actor, act) !== null);

/** Why an act is not theirs yet, for those who take part in the year; null: it is a matter of roles. */
export function laterFor({ roles }: Pick<Actor, 'roles'>, act: Act): Later | null {
  const grant: Grant = acts[act];
  return roles.some((role) => working.includes(role)) ? (grant.later ?? null) : null;
}

/** Throws `stage-closed` where the stage of the year is in the way of an act, whoever does it. */
export function insistOpen(act: Act, stage: Stage): void {
  if (isOpenIn(stage, act)) return;
  const open = stagesOf(act) ?? [];
  const { zh, en } = acts[act];
  const names = open.map((each) => `“${stages[each].zh}”`).join('、');
  const isOver = open.every((each) => hasReached(stage, each));
  throw new Refusal('stage-closed', {
    what: `现在不能${zh}。`,
    why: `这一年度在“${stages[stage].zh}”阶段：${stages[stage].now.zh}${zh}在${names}阶段办理。`,
    next: isOver
      ? '确有错误必须改正的，请主办单位提请重新开放评分，由另一人同意。'
      : '请等到那个阶段；什么时候开始，见首页的年度进展。',
    english: `Not now: the year is ${stages[stage].en}, and this (${en}) is done while it is ${open.map((each) => stages[each].en).join(' or ')}.`,
  });
}

/** Throws the refusal `not-permitted`, or `password-start`; with a stage also `stage-closed`. */
export function insist(
  actor: Held & Pick<Actor, 'body'>,
  act: Act,
  body?: string | null,
  stage: Stage | null = null,
): void {
  if (may(actor, act, body, stage)) return;
  if (actor.mustChangePassword === true)
    throw new Refusal('password-start', {
      what: '请先修改密码。',
      why: '现在的密码是别人交给您的，交给您的人也知道它。',
      next: '修改成只有自己知道的密码后，就可以继续。',
      english: 'Change your password first: whoever gave you this one knows it too.',
    });
  if (stage !== null && may(actor, act, body)) insistOpen(act, stage);
  const { zh, en } = acts[act];
  const isHeld = reachOf(actor, act, stage) !== null;
  const isElsewhere = isHeld || (stage !== null && !isOpenIn(stage, act) && reachOf(actor, act) !== null);
  const later = isElsewhere && isHeld ? null : laterFor(actor, act);
  if (later !== null)
    throw new Refusal('not-permitted', {
      what: `不能${zh}。`,
      ...later.zh,
      english: `Your account may not ${en}. ${later.en.why} ${later.en.next}`,
    });
  throw new Refusal('not-permitted', {
    what: `不能${zh}。`,
    why: isElsewhere ? '您的账号只能办理本单位的事项。' : '您的账号没有这项权限。',
    next: '确有需要的，请联系安全管理员调整角色。',
    english: `Your account may not ${en}${isElsewhere ? ' for another body' : ''}; ask the security administrator.`,
  });
}
