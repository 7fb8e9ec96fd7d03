// Numbers as people type them (数): full-width digits and signs, as an input method writes them, are the narrow ones.
import { isAmount } from '../../domain/setting.ts';

/** Full-width digits, points, percent signs and minus signs made narrow, without blanks around them. */
export const narrow = (text: string): string => text.normalize('NFKC').replaceAll('−', '-').trim();

/** As `parse` reads it, else null. */
export function numberIn(text: string): string | null {
  const plain = narrow(text);
  return isAmount(plain) ? plain : null;
}
