// The check of a year's scheme (年度方案体检): that of the scheme, and that somebody is appraised by it.
import type { Problem } from '../../domain/problem.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { draft } from '../draft.ts';
import { atScheme } from '../place.ts';
import { fault } from './fault.ts';
import { inspect } from './inspect.ts';

const nobody = fault(
  'error',
  'subjects-missing',
  atScheme('subjects'),
  '方案还没有被考评单位，不能评分和计算。请在“考评方案”的“被考评单位”里从名录加入。',
);

/** Files may hold a scheme to which a list of subjects comes later; a year that is to be marked cannot. */
export const inspectYear = (scheme: Scheme): Problem[] => [
  ...(scheme.subjects.length === 0 ? [nobody] : []),
  ...inspect(draft(scheme, null)),
];
