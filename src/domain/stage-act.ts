// Acts that move a year on (流转的权限): part of the table of permissions.
import { every, type Grant } from './grant.ts';

export const stageActs = {
  // What moves the year from one stage into the next (stage.ts); of two people each needs it.
  'stage:opening': { zh: '下达方案', en: 'issue the scheme', roles: every('all', 'organiser') },
  'stage:recall': { zh: '收回下达的方案', en: 'recall an issued scheme', roles: every('all', 'organiser') },
  'stage:marking': { zh: '开始评分', en: 'begin marking', roles: every('all', 'organiser') },
  'stage:closure': { zh: '提前截止评分', en: 'close marking early', roles: every('all', 'organiser', 'supervisor') },
  'stage:application': {
    zh: '采用计算结果',
    en: 'apply a computation',
    roles: every('all', 'organiser', 'supervisor'),
  },
  'stage:review': { zh: '审核结果', en: 'review the results', roles: every('all', 'organiser', 'supervisor') },
  'stage:publication': { zh: '公示结果', en: 'publish the results', roles: every('all', 'organiser') },
  'stage:settlement': { zh: '登记审定', en: 'settle the results', roles: every('all', 'organiser') },
  'stage:archive': {
    zh: '归档封存',
    en: 'archive and seal the year',
    roles: every('all', 'organiser', 'supervisor', 'archivist'),
  },
  'stage:reopening': {
    zh: '重新开放评分',
    en: 'reopen marking',
    roles: every('all', 'organiser', 'supervisor', 'archivist'),
  },
  'calendar:edit': { zh: '安排考评日程', en: 'set the calendar', roles: every('all', 'organiser') },
  'extension:propose': {
    zh: '改期截止评分',
    en: 'move the last day of marking',
    roles: every('all', 'organiser', 'supervisor'),
  },
  'proposal:answer': {
    zh: '同意或不同意他人的提请',
    en: 'agree to what another person proposes, or not',
    roles: every('all', 'organiser', 'supervisor', 'archivist'),
  },
} as const satisfies Record<string, Grant>;
