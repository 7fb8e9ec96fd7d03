// Which page an address belongs to (地址对应的页面).
import type { Page } from '../pages.ts';

/** The page whose path has the segments of `pathname`; a `$` segment stands for any. */
export function pageAt(pages: readonly Page[], pathname: string): Page | null {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const isHere = ({ path }: Page) => {
    const wanted = path.split('/').filter((segment) => segment !== '');
    return (
      wanted.length === segments.length && wanted.every((each, at) => each.startsWith('$') || each === segments[at])
    );
  };
  return pages.find(isHere) ?? null;
}
