// What stands behind the # of an address (地址中 # 之后): which row, parameter or box is meant.
import { useLocation } from '@tanstack/react-router';

/** As it was meant; what nobody encoded stays as it stands. */
export function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

export function useMarked(): string | null {
  const hash = useLocation({ select: (location) => location.hash });
  return hash === '' ? null : decoded(hash);
}
