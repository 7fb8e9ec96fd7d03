// What a heading says (表头用语): the longest known wording in it wins, of equals the one that ends last.
import { simplified } from '../traditional.ts';
import { type HeadingRole, headingWords } from './role.ts';

/** How words are compared with those that the importer knows: one width, simplified, no white space. */
export const squeeze = (text: string): string => simplified(text.normalize('NFKC').replace(/\s+/gu, ''));

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

/** A part of the year as a heading: what stands below it is to be reached by then. */
const period = /^(?:第?[一二三四1-4]季度|[上下]半年|年[初中末底]|全年)$/u;

/** Role of a heading, or null. Of two joined by 及, 和 or / the first decides. */
export function roleOfHeading(heading: string): HeadingRole | null {
  const text = squeeze(heading);
  if (text === '' || text.length > 24) return null;
  const bare = withoutBrackets(text);
  if (period.test(bare)) return 'target';
  const whole = longest(bare) ?? longest(text);
  if (whole === null) return null;
  const [first = '', second] = bare.split(/[及和与、/]/u);
  const joined = second === undefined ? null : longest(first);
  const isJoint = joined !== null && joined.length >= 2 && whole.end > first.length && whole.length < bare.length;
  return isJoint ? joined.role : whole.role;
}

/** Role of two lines of a heading together, where the wording goes over from the one into the other. */
export function roleAcross(upper: string, lower: string): HeadingRole | null {
  const found = longest(squeeze(upper + lower));
  return found !== null && found.end > squeeze(upper).length ? roleOfHeading(upper + lower) : null;
}

const ofTarget = /(?:(?<!\d)年度)?(?:工作)?(?:目标|任务|计划|指标)(?:任务|要求|内容|值|数)*(?=$|\()/u;

/** What a heading of targets says beyond that: 一季度 of 一季度目标; '' where it says nothing. The lowest line decides. */
export function periodOf(heading: string): string {
  const lines = heading.split('\n').map(squeeze);
  const said = [lines.at(-1) ?? '', lines.join('')].map((line) =>
    headingWords.has(withoutBrackets(line)) ? '' : line.replace(ofTarget, ''),
  );
  return said.find((words) => words !== '') ?? '';
}

/** Whether bare numbers under this heading are percentages: 权重（%）. */
export const isPercentHeading = (heading: string): boolean => /%/u.test(squeeze(heading));
