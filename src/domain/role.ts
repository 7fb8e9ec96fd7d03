// Roles of accounts (角色): who a person is in an appraisal, and the three administrators that touch no mark.
import { z } from 'zod';

export const roles = {
  organiser: { zh: '主办单位', en: 'Organiser' },
  assessor: { zh: '考评单位', en: 'Assessor' },
  subject: { zh: '被考评单位', en: 'Subject' },
  section: { zh: '科室', en: 'Section' },
  leader: { zh: '领导', en: 'Leader' },
  inspector: { zh: '察访核验', en: 'Inspector' },
  panel: { zh: '评审组', en: 'Panel' },
  supervisor: { zh: '纪检监察', en: 'Supervisor' },
  archivist: { zh: '档案管理', en: 'Archivist' },
  trustee: { zh: '密钥保管人', en: 'Trustee' },
  auditor: { zh: '审计人员', en: 'Auditor' },
  'system-administrator': { zh: '系统管理员', en: 'System administrator' },
  'security-administrator': { zh: '安全管理员', en: 'Security administrator' },
  'audit-administrator': { zh: '审计管理员', en: 'Audit administrator' },
} as const;

export type Role = keyof typeof roles;
export const Role = z.enum(Object.keys(roles) as [Role, ...Role[]]);

/** The three administrators (三员): nobody is two of them, and none has a working role beside it. */
export const administrators: readonly Role[] = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
];

/** Whether one account may have all these roles: an administrator is that alone. */
export const isCompatible = (held: readonly Role[]): boolean =>
  held.length <= 1 || !held.some((role) => administrators.includes(role));
