// The pages of handing in and self-assessment (报送与自评页面): part of the list of pages.
import type { Page } from './pages.ts';

export const markingPages: readonly Page[] = [
  {
    id: 'handing',
    path: '/cycles/$cycle/handing',
    act: 'handing:read',
    group: 'work',
    load: () => import('./handing/page.tsx'),
    sample: {},
  },
  {
    id: 'self-assessments',
    path: '/cycles/$cycle/self-assessments',
    act: 'self-assessment:read',
    group: 'work',
    load: () => import('./self-assessment/page.tsx'),
    sample: {},
  },
  {
    id: 'self-assessment',
    path: '/cycles/$cycle/self-assessments/$body',
    act: 'self-assessment:read',
    group: { under: 'self-assessments' },
    load: () => import('./self-assessment/body-page.tsx'),
    sample: { body: 'tuiyi' },
  },
];
