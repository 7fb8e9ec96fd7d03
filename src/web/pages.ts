// Every page of the console (页面清单): the router, the navigation, the accessibility check and the screenshots read it.
import type { ReactNode } from 'react';
import type { Act } from '../domain/act.ts';
import type { shell } from './words/zh/shell.ts';

/** The title of a page stands in the words of the shell, under its id. */
export type PageId = keyof typeof shell.pages;
export type PageGroup = keyof typeof shell.groups;

export type Page = {
  id: PageId;
  /** `$cycle` is the cycle of the header; other parameters as the page needs: '/cycles/$cycle/scorecards/$subject'. */
  path: string;
  /** The permission that shows it, e.g. 'scheme:read'; null: everyone who is logged in; 'anyone': no login needed. */
  act: Act | 'anyone' | null;
  /** Where it stands in the navigation, or below which of the pages there; null: neither. */
  group: PageGroup | { under: PageId } | null;
  load: () => Promise<{ Page: () => ReactNode }>;
  /** Values for the parameters of the path in the demonstration city, for the tests; `$cycle` is filled in by them. */
  sample: Record<string, string>;
};

/** In the order of the navigation. */
export const pages: readonly Page[] = [
  { id: 'home', path: '/', act: null, group: 'work', load: () => import('./home/page.tsx'), sample: {} },
  {
    id: 'stage',
    path: '/cycles/$cycle/stage',
    act: 'cycle:read',
    group: 'work',
    load: () => import('./stage/page.tsx'),
    sample: {},
  },
  {
    id: 'marks',
    path: '/cycles/$cycle/marks',
    act: 'mark:read',
    group: 'work',
    load: () => import('./mark/page.tsx'),
    sample: {},
  },
  {
    id: 'facts',
    path: '/cycles/$cycle/facts',
    act: 'fact:read',
    group: 'work',
    load: () => import('./fact/page.tsx'),
    sample: {},
  },
  {
    id: 'tasks',
    path: '/cycles/$cycle/tasks',
    act: 'task:read',
    group: 'work',
    load: () => import('./task/page.tsx'),
    sample: {},
  },
  {
    id: 'tasks-of',
    path: '/cycles/$cycle/tasks/$body',
    act: 'task:read',
    group: { under: 'tasks' },
    load: () => import('./task/body-page.tsx'),
    sample: { body: 'tuiyi' },
  },
  {
    id: 'half-year',
    path: '/cycles/$cycle/half-year/$body',
    act: 'task:read',
    group: { under: 'tasks' },
    load: () => import('./task/half-year-page.tsx'),
    sample: { body: 'tuiyi' },
  },
  {
    id: 'import',
    path: '/import',
    act: 'document:import',
    group: 'preparation',
    load: () => import('./import/page.tsx'),
    sample: {},
  },
  {
    id: 'scheme',
    path: '/cycles/$cycle/scheme',
    act: 'scheme:read',
    group: 'preparation',
    load: () => import('./scheme/table-page.tsx'),
    sample: {},
  },
  {
    id: 'scheme-tree',
    path: '/cycles/$cycle/scheme/tree',
    act: 'scheme:read',
    group: { under: 'scheme' },
    load: () => import('./scheme/tree-page.tsx'),
    sample: {},
  },
  {
    id: 'scheme-subjects',
    path: '/cycles/$cycle/scheme/subjects',
    act: 'scheme:read',
    group: { under: 'scheme' },
    load: () => import('./scheme/subjects-page.tsx'),
    sample: {},
  },
  {
    id: 'scheme-parameters',
    path: '/cycles/$cycle/scheme/parameters',
    act: 'scheme:read',
    group: { under: 'scheme' },
    load: () => import('./scheme/parameters-page.tsx'),
    sample: {},
  },
  {
    id: 'scheme-check',
    path: '/cycles/$cycle/scheme/check',
    act: 'scheme:read',
    group: { under: 'scheme' },
    load: () => import('./scheme/check-page.tsx'),
    sample: {},
  },
  {
    id: 'scheme-versions',
    path: '/cycles/$cycle/scheme/versions',
    act: 'scheme:read',
    group: { under: 'scheme' },
    load: () => import('./scheme/versions-page.tsx'),
    sample: {},
  },
  {
    id: 'scheme-version',
    path: '/cycles/$cycle/scheme/versions/$version',
    act: 'scheme:read',
    group: { under: 'scheme' },
    load: () => import('./scheme/version-page.tsx'),
    sample: { version: '1' },
  },
  {
    id: 'assignments',
    path: '/cycles/$cycle/assignments',
    act: 'assignment:read',
    group: 'preparation',
    load: () => import('./assignment/page.tsx'),
    sample: {},
  },
  {
    id: 'assignment',
    path: '/cycles/$cycle/assignments/$body',
    act: 'assignment:read',
    group: { under: 'assignments' },
    load: () => import('./assignment/body-page.tsx'),
    sample: { body: 'shiweiban' },
  },
  {
    id: 'assignment-version',
    path: '/cycles/$cycle/assignments/$body/versions/$version',
    act: 'assignment:read',
    group: { under: 'assignments' },
    load: () => import('./assignment/version-page.tsx'),
    sample: { body: 'shiweiban', version: '1' },
  },
  {
    id: 'evidence',
    path: '/cycles/$cycle/evidence',
    act: 'evidence:read',
    group: 'work',
    load: () => import('./evidence/page.tsx'),
    sample: {},
  },
  {
    id: 'evidence-body',
    path: '/cycles/$cycle/evidence/$body',
    act: 'evidence:read',
    group: { under: 'evidence' },
    load: () => import('./evidence/body-page.tsx'),
    sample: { body: 'tuiyi' },
  },
  {
    id: 'consultations',
    path: '/cycles/$cycle/consultations',
    act: 'consultation:read',
    group: 'preparation',
    load: () => import('./consultation/page.tsx'),
    sample: {},
  },
  {
    id: 'consultation',
    path: '/cycles/$cycle/consultations/$round',
    act: 'consultation:read',
    group: { under: 'consultations' },
    load: () => import('./consultation/round-page.tsx'),
    sample: { round: '1' },
  },
  {
    id: 'issues',
    path: '/cycles/$cycle/assignments/$body/issues',
    act: 'assignment:read',
    group: { under: 'assignments' },
    load: () => import('./issue/page.tsx'),
    sample: { body: 'shiweiban' },
  },
  {
    id: 'filings',
    path: '/cycles/$cycle/filings',
    act: 'assignment:file',
    group: 'preparation',
    load: () => import('./issue/filings-page.tsx'),
    sample: {},
  },
  {
    id: 'copies',
    path: '/cycles/$cycle/copies',
    act: 'copy:read',
    group: 'work',
    load: () => import('./issue/copies-page.tsx'),
    sample: {},
  },
  {
    id: 'results',
    path: '/cycles/$cycle/results',
    act: 'result:read',
    group: 'results',
    load: () => import('./result/page.tsx'),
    sample: {},
  },
  {
    id: 'scorecard',
    path: '/cycles/$cycle/scorecards/$subject',
    act: 'scorecard:read',
    group: { under: 'results' },
    load: () => import('./scorecard/page.tsx'),
    sample: { subject: 'caizheng' },
  },
  {
    id: 'comparison',
    path: '/cycles/$cycle/comparison',
    act: 'result:read',
    group: { under: 'results' },
    load: () => import('./comparison/page.tsx'),
    sample: {},
  },
  {
    id: 'trial',
    path: '/cycles/$cycle/trial',
    act: 'result:read',
    group: { under: 'results' },
    load: () => import('./trial/page.tsx'),
    sample: {},
  },
  {
    id: 'directory',
    path: '/directory',
    act: 'body:read',
    group: 'management',
    load: () => import('./body/page.tsx'),
    sample: {},
  },
  {
    id: 'accounts',
    path: '/accounts',
    act: 'account:read',
    group: 'management',
    load: () => import('./account/page.tsx'),
    sample: {},
  },
  {
    id: 'journal',
    path: '/journal',
    act: 'journal:read',
    group: 'management',
    load: () => import('./journal/page.tsx'),
    sample: {},
  },
  {
    id: 'archive',
    path: '/archive',
    act: 'checkpoint:read',
    group: 'management',
    load: () => import('./archive/page.tsx'),
    sample: {},
  },
  {
    id: 'setup',
    path: '/setup',
    act: 'anyone',
    group: null,
    load: () => import('./jurisdiction/page.tsx'),
    sample: {},
  },
  { id: 'password', path: '/password', act: null, group: null, load: () => import('./password/page.tsx'), sample: {} },
  {
    id: 'reminders',
    path: '/reminders',
    act: 'reminder:set',
    group: null,
    load: () => import('./reminder/page.tsx'),
    sample: {},
  },
];

const parameter = /\$([a-z]+)/gu;

/** The names in a path: '/cycles/$cycle/marks' → ['cycle']. */
export const parametersOf = (path: string): string[] =>
  [...path.matchAll(parameter)].flatMap(([, name]) => (name === undefined ? [] : [name]));

/** The address of a page, its parameters filled in. A parameter without a value is a bug. */
export function addressOf(id: PageId, values: Record<string, string> = {}): string {
  const page = pages.find((each) => each.id === id);
  if (page === undefined) throw new Error(`No page ${id}`);
  return page.path.replace(parameter, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The page ${id} needs ${name}`);
    return encodeURIComponent(value);
  });
}

/** The same where a value may be missing: null then. */
export function addressIfAny(id: PageId, values: Record<string, string> = {}): string | null {
  const page = pages.find((each) => each.id === id);
  return page !== undefined && parametersOf(page.path).every((name) => name in values) ? addressOf(id, values) : null;
}
