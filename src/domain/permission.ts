// Who may do what (权限): one table of acts, roles and reach; verbs, routes, pages and docs read it.
import type { Actor } from './actor.ts';
import { type Act, acts } from './act.ts';
import { type Grant, type Later, type Reach, working } from './grant.ts';
import { Refusal } from './refusal.ts';
import type { Role } from './role.ts';
import { hasReached, isOpenIn, type Stage, stages, stagesOf } from './stage.ts';

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
