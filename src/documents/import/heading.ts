// What a heading says (表头用语): the longest known wording in it wins, of equals the one that ends last.
import { type HeadingRole, headingWords } from './role.ts';

export const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

const withoutBrackets = (text: string): string => text.replace(/[([【〔].*?[)\]】〕]/gu, '');

/** Words that are too short to be found inside of others. */
const wholeOnly = (word: string): boolean => word.length < 2;

type Found = { role: HeadingRole; length: number; end: number };

function longest(text: string): Found | null {
  let best: Found | null = null;
  for (const [word, role] of headingWords) {
    const at = wholeOnly(word) ? (text === word ? 0 : -1) : text.lastIndexOf(word);
    if (at < 0) continue;
    const found = { role, length: word.length, end: at + word.length };
    if (best === null || found.length > best.length || (found.length === best.length && found.end > best.end))
      best = found;
  }
  return best;
}

/** Role of a heading, or null. Of two joined by 及, 和 or / the first decides. */
export function roleOfHeading(heading: string): HeadingRole | null {
  const text = squeeze(heading);
  if (text === '' || text.length > 24) return null;
  const bare = withoutBrackets(text);
  const whole = longest(bare) ?? longest(text);
  if (whole === null) return null;
  const [first = '', second] = bare.split(/[及和与、/]/u);
  const joined = second === undefined ? null : longest(first);
  const isJoint = joined !== null && joined.length >= 2 && whole.end > first.length && whole.length < bare.length;
  return isJoint ? joined.role : whole.role;
}

/** Whether bare numbers under this heading are percentages: 权重（%）. */
export const isPercentHeading = (heading: string): boolean => /%/u.test(squeeze(heading));
