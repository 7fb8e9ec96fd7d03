// Reading claims (看加减分办理): all of them for who sees all, else those that are the own body's business; and what may be handed in.
import type { Actor } from '../../domain/actor.ts';
import type { ClaimKind } from '../../domain/claim.ts';
import { compareNames } from '../../domain/collation.ts';
import type { Criterion } from '../../domain/innovation.ts';
import { insist, may, reachOf } from '../../domain/permission.ts';
import { nodesOf } from '../../domain/scheme.ts';
import { placeTitles } from '../../domain/title.ts';
import type { ClaimPlace } from '../../engine/claim-place.ts';
import { dayIn, type Deps } from '../deps.ts';
import { loadScheme } from '../scheme.ts';
import { standingOf } from '../standing.ts';
import { type ClaimLine, linesOf } from './line.ts';
import { loadClaims } from './load.ts';
import { groundOf, handsIn, sees } from './right.ts';

export type Titled = { id: string; title: string };
/** `scale`: out of how many. */
export type CallLine = {
  version: number;
  node: string;
  row: string;
  dueOn: string;
  isOver: boolean;
  criteria: (Criterion & { scale: string })[];
};
/** `hands`: what the actor may hand in now; `rows`: where innovations may be called for, for who may. */
export type Claims = {
  today: string;
  hands: ClaimKind[];
  mayCall: boolean;
  places: Omit<ClaimPlace, 'admitted'>[];
  subjects: Titled[];
  rows: Titled[];
  call: CallLine | null;
  claims: ClaimLine[];
};

/** The newest first. */
export async function readClaims(actor: Actor, { cycle }: { cycle: string }, deps: Deps): Promise<Claims> {
  insist(actor, 'claim:read');
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const { scheme } = await loadScheme(tx, cycle);
    const { stage } = await standingOf(tx, cycle, deps);
    const ground = await groundOf(tx, cycle);
    const { plan, call } = ground;
    const all = await loadClaims(tx, cycle);
    const shown = all.filter((claim) => sees(actor, claim, ground)).toReversed();
    const today = dayIn(now);
    const labels = placeTitles(scheme.root);
    const mayCall = may(actor, 'innovation:call', undefined, stage);
    const scaleOf = (node: string | null): string => {
      const operation = node === null ? undefined : plan?.nodes.get(node)?.operation;
      return operation?.type === 'ballot-mean' ? operation.scale : '100';
    };
    // Another body's claims are not for the own one to be told of.
    const known = reachOf(actor, 'claim:read') === 'all' ? all : shown;
    return {
      today,
      hands: handsIn(actor, stage),
      mayCall,
      places: [...ground.places.values()].map(({ admitted: _admitted, ...place }) => place),
      subjects: scheme.subjects
        .map(({ id, title }) => ({ id, title: ground.titles.get(id) ?? title }))
        .toSorted((a, b) => compareNames(a.title, b.title)),
      rows: mayCall
        ? [...nodesOf(scheme.root)]
            .filter(({ kind }) => kind === 'indicator')
            .map(({ id }) => ({ id, title: labels.get(id) ?? id }))
        : [],
      call:
        call === null
          ? null
          : {
              version: call.version,
              node: call.node,
              row: labels.get(call.node) ?? call.node,
              dueOn: call.dueOn,
              isOver: today > call.dueOn,
              criteria: call.criteria.map((criterion) => ({ ...criterion, scale: scaleOf(criterion.node) })),
            },
      claims: await linesOf(tx, actor, shown, known, ground, { stage, now }),
    };
  });
}
