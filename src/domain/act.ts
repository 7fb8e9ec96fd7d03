// The table of permissions (权限表): every act, which roles have it, and how far.
import { claimActs } from './claim-act.ts';
import { copied, every, type Grant, keepers, notPublished, working } from './grant.ts';
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
  // Of an assessor's own: what is used on rows that it marks; of inspectors and the panel: what stands in matters that are theirs.
  'evidence:open': {
    zh: '打开佐证材料',
    en: 'open evidence',
    roles: {
      ...every('all', 'organiser', 'supervisor', 'auditor', 'archivist'),
      ...every('own', 'subject', 'section', 'assessor', 'inspector', 'panel'),
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
  'assignment:issue': { zh: '印发责任分工', en: 'issue an assignment', roles: every('own', 'subject') },
  'assignment:file': { zh: '办理责任分工备案', en: 'answer filed assignments', roles: every('all', 'organiser') },
  'copy:read': {
    zh: '看收到的抄送',
    en: 'see the copies that one’s body got',
    roles: every('own', ...copied),
  },
  'copy:receive': { zh: '签收抄送', en: 'confirm the receipt of copies', roles: every('own', ...copied) },
  'task:read': {
    zh: '看任务和进度',
    en: 'see tasks and their progress',
    roles: { ...every('all', 'organiser', 'supervisor', 'auditor'), ...every('own', 'subject', 'section') },
  },
  'task:report': { zh: '填报任务进度', en: 'report on tasks', roles: every('own', 'subject', 'section') },
  'half-year:note': { zh: '写半年检查说明', en: 'write the half-year note', roles: every('own', 'subject') },
  'handing:read': {
    zh: '看评分报送情况',
    en: 'see how far marks are handed in',
    roles: { ...every('all', 'organiser', 'supervisor', 'auditor'), ...every('own', 'assessor') },
  },
  'mark:check': { zh: '审核本单位的评分', en: 'check the own body’s marks', roles: every('own', 'assessor') },
  'mark:hand-in': { zh: '报送、收回评分', en: 'hand marks in and recall them', roles: every('own', 'assessor') },
  'handing:return': { zh: '退回报送的评分', en: 'send marks back', roles: every('all', 'organiser') },
  'self-assessment:read': {
    zh: '看自评',
    en: 'see self-assessments',
    roles: { ...every('all', 'organiser', 'supervisor', 'auditor'), ...every('own', 'subject', 'section') },
  },
  'self-assessment:write': {
    zh: '写自评',
    en: 'write self-assessments',
    roles: every('own', 'subject', 'section'),
  },
  'self-assessment:hand-in': {
    zh: '确认并报送自评',
    en: 'confirm self-assessments and hand them in',
    roles: every('own', 'subject'),
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
  // Of an assessor's own: those on rows that it marks.
  'appeal:read': {
    zh: '看申诉',
    en: 'see appeals',
    roles: {
      ...every('all', 'organiser', 'supervisor', 'auditor', 'archivist'),
      ...every('own', 'subject', 'section', 'assessor'),
    },
  },
  'appeal:make': { zh: '提出申诉', en: 'appeal on a row of the own scorecard', roles: every('own', 'subject') },
  'appeal:decide': {
    zh: '作出复核决定',
    en: 'decide appeals',
    roles: every('all', 'organiser', 'supervisor'),
  },
  ...claimActs,
} as const satisfies Record<string, Grant>;

export type Act = keyof typeof acts;
