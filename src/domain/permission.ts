// Who may do what (权限): one table of acts, roles and reach; verbs, routes, pages and docs read it.
import type { Actor } from './actor.ts';
import { Refusal } from './refusal.ts';
import type { Role } from './role.ts';

/** `all`: of every body of the jurisdiction. `own`: of the actor's own body only. */
export type Reach = 'all' | 'own';
/** What the roles that take part are told of an act that is not theirs yet: why, and until when. */
type Later = { zh: { why: string; next: string }; en: { why: string; next: string } };
type Grant = { zh: string; en: string; roles: Partial<Record<Role, Reach>>; later?: Later };

const every = (reach: Reach, ...held: Role[]): Partial<Record<Role, Reach>> =>
  Object.fromEntries(held.map((role) => [role, reach]));
const working: Role[] = [
  'organiser',
  'assessor',
  'subject',
  'section',
  'leader',
  'inspector',
  'panel',
  'supervisor',
  'archivist',
  'trustee',
  'auditor',
];
const keepers: Role[] = ['system-administrator', 'security-administrator', 'audit-administrator'];

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
  // Until the stages of the year exist, results are seen by organiser and auditor only.
  'result:read': {
    zh: '看结果',
    en: 'see results',
    roles: every('all', 'organiser', 'auditor'),
    later: {
      zh: {
        why: '结果还没有公布。',
        next: '公布以前只有主办单位和审计人员看得到；公示还没有开放，确有需要的，请向主办单位了解。',
      },
      en: {
        why: 'Results are not published yet.',
        next: 'Until then only organiser and auditor see them. Publishing is not available yet: ask the organiser.',
      },
    },
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
  // Whoever keeps a copy of it elsewhere can hold the server to it.
  'checkpoint:read': {
    zh: '看留痕检查点和公钥',
    en: 'see the checkpoints of the journal and the public key',
    roles: every('all', ...working, ...keepers),
  },
  'archive:export': {
    zh: '导出归档包',
    en: 'export the archive',
    roles: every('all', 'organiser', 'archivist', 'auditor'),
  },
} as const satisfies Record<string, Grant>;

export type Act = keyof typeof acts;

/** What an account without any role may do too: it waits for the security administrator. */
const forEveryone: readonly Act[] = ['home:read', 'password:change'];

/** What permissions are decided by. */
type Held = Pick<Actor, 'roles' | 'mustChangePassword'>;

/** How far the actor's roles reach for an act; null: not at all. With a start password only to changing it. */
export function reachOf(actor: Held, act: Act): Reach | null {
  if (actor.mustChangePassword === true && act !== 'password:change') return null;
  if (forEveryone.includes(act)) return 'all';
  const grants: Partial<Record<Role, Reach>> = acts[act].roles;
  const reaches = actor.roles.map((role) => grants[role]);
  return reaches.includes('all') ? 'all' : reaches.includes('own') ? 'own' : null;
}

/** `body` is whose thing it is; undefined asks whether the actor may do the act to anything at all. */
export function may(actor: Held & Pick<Actor, 'body'>, act: Act, body?: string | null): boolean {
  const reach = reachOf(actor, act);
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

/** Throws the refusal `not-permitted`, or `password-start`. */
export function insist(actor: Held & Pick<Actor, 'body'>, act: Act, body?: string | null): void {
  if (may(actor, act, body)) return;
  if (actor.mustChangePassword === true)
    throw new Refusal('password-start', {
      what: '请先修改密码。',
      why: '现在的密码是别人交给您的，交给您的人也知道它。',
      next: '修改成只有自己知道的密码后，就可以继续。',
      english: 'Change your password first: whoever gave you this one knows it too.',
    });
  const { zh, en } = acts[act];
  const isElsewhere = reachOf(actor, act) !== null;
  const later = laterFor(actor, act);
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
