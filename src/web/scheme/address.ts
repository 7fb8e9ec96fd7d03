// Addresses inside of a scheme (方案内的地址): which view, and behind the # which row or parameter.
import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import type { Problem } from '../../domain/problem.ts';
import type { Scheme } from '../../domain/scheme.ts';
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

/** What stands behind the #, as it was meant. */
export function useMarked(): string | null {
  const hash = useLocation({ select: (location) => location.hash });
  if (hash === '') return null;
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

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

const ofParameters = ['open-parameter', 'value-does-not-fit'];

/** The parameter that a problem is about, by its question. */
const parameterOf = ({ parameters }: Scheme, { code, message, place }: Problem): string | null =>
  ofParameters.includes(code)
    ? (parameters.find(({ title }) => message.includes(title) || place.text.includes(title))?.key ?? null)
    : null;

/** Shows the place of a problem: its parameter, else its row. */
export function usePick(cycle: string, scheme: Scheme): (problem: Problem) => void {
  const go = useGo(cycle);
  return (problem) => {
    const parameter = parameterOf(scheme, problem);
    if (parameter !== null) go('scheme-parameters', parameter);
    else if (problem.place.node === null) go('scheme-check');
    else go('scheme-tree', problem.place.node);
  };
}
