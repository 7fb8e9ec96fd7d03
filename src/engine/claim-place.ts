// Where claims count (加减分所在的项): which rows take awards, findings and rankings, how they are priced, and who reports and adopts.
import { nameKey } from '../domain/claim.ts';
import { numberKey } from '../domain/evidence.ts';
import type { Admitted } from '../domain/scheme.ts';
import { labelBelow } from '../domain/title.ts';
import { labelOf } from '../domain/display.ts';
import type { Plan } from './plan.ts';
import type { PlannedNode } from './scene.ts';

/**
 * `levels`: the points of each level, null where a claim states them itself. `adopter`: whom the scheme names, as it
 * writes it. `admitted`: who may report, null where the scheme names nobody.
 */
export type ClaimPlace = {
  node: string;
  label: string;
  kind: 'incentive' | 'finding' | 'reward';
  levels: Readonly<Record<string, string>> | null;
  share: 'each' | 'equal' | 'stated' | null;
  adopter: string | null;
  admitted: Admitted | null;
};

type Above = Pick<ClaimPlace, 'adopter' | 'admitted'> & { label: string };

function placeOf({ operation, ...node }: PlannedNode, above: Above): ClaimPlace[] {
  const { adopter, admitted } = above;
  const place = { node: node.id, label: labelBelow(node, above.label), adopter, admitted, levels: null, share: null };
  if (operation.type === 'provincial-rank') return [{ ...place, kind: 'reward', share: operation.share }];
  if (operation.type !== 'adjustments') return [];
  return [{ ...place, kind: operation.sign === 'plus' ? 'incentive' : 'finding', levels: operation.levels }];
}

function placesBelow(node: PlannedNode, above: Above): ClaimPlace[] {
  const own = {
    adopter: node.adopter ?? above.adopter,
    admitted: node.admitted ?? above.admitted,
  };
  return [
    ...placeOf(node, { ...own, label: above.label }),
    ...node.children.flatMap((child) => placesBelow(child, { ...own, label: labelOf(node) })),
  ];
}

/** In the order of the scheme. */
export const claimPlaces = ({ root }: Pick<Plan, 'root'>): ClaimPlace[] =>
  placesBelow(root, { adopter: null, admitted: null, label: '' });

/** Whether a body is among those that the scheme admits, or its list stays open. */
export const isAdmitted = ({ admitted }: ClaimPlace, body: string): boolean =>
  admitted === null || admitted.open || admitted.tiers.some(({ bodies }) => bodies.includes(body));

/** Whether two documents are one, however their numbers are written. */
export const isSameDocument = (one: string | null, other: string | null): boolean =>
  numberKey(one) !== null && numberKey(one) === numberKey(other);

/** Whether two names are of one matter or incident. */
export const isSameName = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && nameKey(one) !== '' && nameKey(one) === nameKey(other);
