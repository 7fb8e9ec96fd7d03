// The assessors that a person names (指名考评单位): of those only whom the scheme asks for marks.
import { factsForm } from '../../documents/facts-xlsx/form.ts';
import { distance, nearest } from '../../domain/nearest.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Assumptions, Body, Scheme } from '../../domain/scheme.ts';
import { fitting } from './body.ts';

const namesOf = ({ id, title, names }: Body): string[] => [id, title, ...names];

/** Every assessor for whom the workbook has rows, in their order; the organiser too where recusal makes it one. */
function assessorsIn(scheme: Scheme, assumptions: Assumptions | null): Body[] {
  const ids = new Set(factsForm(scheme, null, assumptions).rows.mark.map(({ assessor }) => String(assessor)));
  const bodies = new Map(scheme.bodies.map((body) => [body.id, body]));
  return [...ids].map((id) => bodies.get(id) ?? { id, title: id, names: [] });
}

/** In a list of many, the first ones are enough to see how they are called. */
const shown = 12;

function refuse(name: string, fits: readonly Body[], known: readonly Body[]): never {
  const like = nearest(name, known.flatMap(namesOf)) ?? '';
  const isNear = distance(name, like) * 2 <= name.length;
  const meant = known.find((body) => isNear && namesOf(body).includes(like));
  const listed = (fits.length > 0 ? fits : known).map(({ title }) => title);
  const list = `${listed.slice(0, shown).join('、')}${listed.length > shown ? '……' : '。'}`;
  const none = known.length === 0 ? '方案里没有要考评单位评分的单位和指标。' : `要评分的考评单位有：${list}`;
  throw new Refusal('assessor-unclear', {
    what: fits.length > 0 ? `“${name}”可能是几个考评单位。` : `没有叫“${name}”、要评分的考评单位。`,
    why: fits.length > 0 ? `符合的有：${list}` : none,
    next: `${fits.length > 0 || meant === undefined ? '' : `要写的是“${meant.title}”吗？`}请写明考评单位的全称或编号。`,
    english: `“${name}” fits ${fits.length > 0 ? 'several assessors' : 'no assessor that has marks to give'}; give its whole name or its id.`,
  });
}

/** Each once, in the order of the names. Throws a Refusal where none or several fit a name. */
export function assessorsNamed(scheme: Scheme, assumptions: Assumptions | null, names: readonly string[]): Body[] {
  const known = assessorsIn(scheme, assumptions);
  const found = names.map((name) => {
    const [only, ...others] = fitting(name, known, namesOf);
    return only === undefined || others.length > 0
      ? refuse(name, only === undefined ? [] : [only, ...others], known)
      : only;
  });
  return [...new Set(found)];
}
