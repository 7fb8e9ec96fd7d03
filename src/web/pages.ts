// Every page of the console (页面清单): the router, the navigation, the accessibility check and the screenshots read it.
import type { ReactNode } from 'react';
import type { Act } from '../domain/act.ts';
import { pages } from './page-list.ts';
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
