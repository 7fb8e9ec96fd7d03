// Acts about claims and findings (加减分办理的权限): part of the table of permissions.
import { every, type Grant } from './grant.ts';

export const claimActs = {
  'claim:read': {
    zh: '看加减分办理',
    en: 'see claims and findings',
    roles: {
      ...every('all', 'organiser', 'supervisor', 'auditor', 'archivist'),
      ...every('own', 'subject', 'section', 'assessor', 'inspector', 'panel'),
    },
  },
  'claim:hand-in': { zh: '申报加分', en: 'claim an award', roles: every('own', 'subject') },
  // Of an assessor's own: where the scheme names its body as the one that adopts. The supervisor: what the organiser found itself.
  'claim:decide': {
    zh: '认定加减分',
    en: 'adopt or refuse claims and findings',
    roles: { ...every('all', 'organiser', 'supervisor'), ...every('own', 'assessor') },
  },
  'claim:withdraw': {
    zh: '撤回加减分事项',
    en: 'take claims and findings back',
    roles: { ...every('all', 'organiser'), ...every('own', 'subject', 'inspector', 'supervisor') },
  },
  'finding:hand-in': {
    zh: '移送察访核验的问题',
    en: 'hand a finding over',
    roles: every('own', 'inspector', 'supervisor', 'organiser'),
  },
  'finding:reply': { zh: '反馈对本单位的问题', en: 'reply to a finding', roles: every('own', 'subject') },
  'rectification:ask': {
    zh: '要求和验收整改',
    en: 'ask for a rectification and judge it',
    roles: { ...every('all', 'organiser'), ...every('own', 'inspector', 'supervisor') },
  },
  'rectification:answer': { zh: '答复整改', en: 'answer a rectification', roles: every('own', 'subject') },
  'reward:hand-in': { zh: '登记考核奖惩', en: 'enter a ranking by a superior', roles: every('all', 'organiser') },
  'innovation:call': { zh: '征集创新成果', en: 'call for innovations', roles: every('all', 'organiser') },
  'innovation:hand-in': { zh: '交创新成果', en: 'hand an innovation in', roles: every('own', 'subject') },
  // Of all bodies but the own one.
  'innovation:mark': { zh: '评审创新成果', en: 'mark innovations', roles: every('all', 'panel') },
} as const satisfies Record<string, Grant>;
