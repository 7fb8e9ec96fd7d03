// Small shapes that answers are made of (答复的基本形状).
import { z } from 'zod';

export const text = z.string();
export const textOrNull = text.nullable();
export const count = z.int().nonnegative();
/** An instant, ISO text in UTC. */
export const instant = z.iso.datetime();
export const some = z.looseObject({});
export const someOrNull = some.nullable();
