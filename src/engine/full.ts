// Full marks (满分), and the numbers that a rule itself says: zero, one hundred percent.
import type { OperationType } from '../domain/operation.ts';
import { zero } from '../domain/rational.ts';
import type { Rational } from '../domain/rational.ts';
import { say } from './say.ts';
import type { Evaluate, Outcome, Scene } from './scene.ts';
import { unscored } from './scene.ts';
import { traced } from './traced.ts';
import type { Traced } from './traced.ts';

type Placed = Pick<Scene<OperationType>, 'node'>;

/** A number that no fact gives: it is in the words of the rule, and so in the node's source cell. */
export const ofRule = ({ node }: Placed, value: Rational): Traced => traced(value, { from: 'scheme', node: node.id });

export const nothing = (scene: Placed): Traced => ofRule(scene, zero);

/** For operations that work on the node's full marks: without them the node stays open. */
export const onFull =
  <T extends OperationType>(evaluate: (scene: Scene<T>, full: Traced) => Outcome): Evaluate<T> =>
  (scene) =>
    scene.points === null ? unscored('open', say`本项没有分值，无法计分`) : evaluate(scene, scene.points);
