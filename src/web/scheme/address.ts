// Addresses inside of a scheme (方案内的地址): which view, and behind the # which row or parameter.
import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import type { Problem } from '../../domain/problem.ts';
import { useMarked } from '../hash.ts';
import { addressOf, type PageId } from '../pages.ts';

const cycleIn = (values: Record<string, string>): string => values['cycle'] ?? '';

/** The cycle of the address; these pages have no other. */
export const useCycleId = (): string => useParams({ strict: false, select: cycleIn });

export const valueIn =
  (name: string) =>
  (values: Record<string, string>): string =>
    values[name] ?? '';

/** What the address says; no version has the number 0. */
export const useVersion = (): number => {
  const text = useParams({ strict: false, select: valueIn('version') });
  return /^\d{1,9}$/u.test(text) ? Number(text) : 0;
};

type SchemePage = Extract<PageId, `scheme${string}`>;

export function useGo(cycle: string): (page: SchemePage, mark?: string) => void {
  const navigate = useNavigate();
  return (page, mark) =>
    void navigate({
      to: addressOf(page, { cycle }),
      hash: mark === undefined ? '' : encodeURIComponent(mark),
      hashScrollIntoView: false,
    });
}

/** The tree goes on showing a row that gets another id; its old one may be somebody else's row by now. */
export function useFollow(cycle: string): (ids: ReadonlyMap<string, string>) => void {
  const navigate = useNavigate();
  const marked = useMarked();
  const path = useLocation({ select: (location) => location.pathname });
  return (ids) => {
    const to = addressOf('scheme-tree', { cycle });
    const id = marked === null || path !== to ? undefined : ids.get(marked);
    if (id !== undefined) void navigate({ to, hash: encodeURIComponent(id), replace: true, hashScrollIntoView: false });
  };
}

/** Shows the place of a problem: its parameter, else its row. */
export function usePick(cycle: string): (problem: Problem) => void {
  const go = useGo(cycle);
  return ({ code, place: { parameter, node } }) => {
    if (parameter !== undefined) go('scheme-parameters', parameter);
    else if (node === null) go(code === 'subjects-missing' ? 'scheme-subjects' : 'scheme-check');
    else go('scheme-tree', node);
  };
}
