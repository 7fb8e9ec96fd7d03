// The accounts of the demonstration city (示范账号): invented people, one for each role, with one password that the login page shows.
import type { Role } from '../../domain/role.ts';

/** Good for the demonstration only: everybody can read it here. */
export const demoPassword = 'plumbline-demo';

/** `office` is a name that the directory knows; null: of no body. `section`: the title of one of its sections. */
export type DemoPerson = { name: string; title: string; roles: Role[]; office: string | null; section?: string };

export const demoPeople: readonly DemoPerson[] = [
  { name: 'xiaoneng', title: '赵示一', roles: ['organiser'], office: '效能办' },
  { name: 'zuzhi', title: '钱示三', roles: ['assessor'], office: '组织部' },
  { name: 'xinfang', title: '孙范一', roles: ['assessor'], office: '信访局' },
  { name: 'jiwei', title: '李范三', roles: ['assessor', 'supervisor'], office: '纪委监委' },
  { name: 'tuiyi', title: '周例甲', roles: ['subject'], office: '退役军人事务局' },
  { name: 'tuiyi-bangongshi', title: '吴例丙', roles: ['section'], office: '退役军人事务局', section: '办公室' },
  { name: 'lingdao', title: '郑样东', roles: ['leader'], office: '市委办' },
  { name: 'ducha', title: '王样西', roles: ['inspector'], office: '市政府办' },
  { name: 'pingshen', title: '冯示二', roles: ['panel'], office: '政研室' },
  { name: 'dangan', title: '陈示四', roles: ['archivist'], office: '档案馆' },
  { name: 'miyao', title: '褚范二', roles: ['trustee'], office: '人大办' },
  { name: 'shenji', title: '卫范四', roles: ['auditor'], office: '审计局' },
  { name: 'xitong', title: '蒋例乙', roles: ['system-administrator'], office: null },
  { name: 'anquan', title: '沈例丁', roles: ['security-administrator'], office: null },
  { name: 'liuhen', title: '韩样南', roles: ['audit-administrator'], office: null },
];

/** What the login page offers to click. */
export const demoAccounts = demoPeople.map(({ name, title, roles }) => ({
  name,
  title,
  roles,
  password: demoPassword,
}));
