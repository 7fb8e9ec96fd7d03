// What a grant of the table of permissions says (授权): which roles, how far, and from which stage of the year on.
import type { Role } from './role.ts';
import type { Stage } from './stage.ts';

/** `all`: of every body of the jurisdiction. `own`: of the actor's own body only. */
export type Reach = 'all' | 'own';
/** What the roles that take part are told of an act that is not theirs yet: why, and until when. */
export type Later = { zh: { why: string; next: string }; en: { why: string; next: string } };
export type Grant = {
  zh: string;
  en: string;
  roles: Partial<Record<Role, Reach>>;
  /** Roles that have it only once the year has come so far. */
  released?: Partial<Record<Role, { from: Stage; reach: Reach }>>;
  later?: Later;
};

export const every = (reach: Reach, ...held: Role[]): Partial<Record<Role, Reach>> =>
  Object.fromEntries(held.map((role) => [role, reach]));
export const working: Role[] = [
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
export const notPublished: Later = {
  zh: {
    why: '结果还没有公布。',
    next: '公示以前只有主办单位和审计人员看得到，截止以后还有纪检监察；公示以后被考评单位看得到自己的得分单。',
  },
  en: {
    why: 'Results are not published yet.',
    next: 'Until then only organiser and auditor see them, once marking is closed the supervisor too; after publication each subject sees its own scorecard.',
  },
};
export const keepers: Role[] = ['system-administrator', 'security-administrator', 'audit-administrator'];
/** Whose bodies get copies of official documents. */
export const copied: Role[] = ['organiser', 'assessor', 'subject', 'section', 'inspector', 'supervisor', 'archivist'];
