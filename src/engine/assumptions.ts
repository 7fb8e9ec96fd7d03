// What stands in for missing signatures (假设取值): only open parameters take it; a key of no parameter is an error.
import { nearest } from '../domain/nearest.ts';
import { isOpen } from '../domain/scheme.ts';
import type { Assumptions, Scheme } from '../domain/scheme.ts';
import type { Problem } from '../domain/problem.ts';
import type { Json } from '../domain/setting.ts';

export type Values = {
  /** By key: signed or stated values, and assumed ones where there is none. */
  values: ReadonlyMap<string, Json>;
  assumed: ReadonlySet<string>;
  /** Assumed although the value is signed or stated: such an assumption changes nothing. */
  idle: ReadonlySet<string>;
};

/** A signed or stated value always counts; an assumed one only where the parameter is open. */
export function valuesOf(scheme: Scheme, assumptions: Assumptions | null): Values {
  const stands = new Map(Object.entries(assumptions?.values ?? {}));
  const [values, assumed, idle] = [new Map<string, Json>(), new Set<string>(), new Set<string>()];
  for (const parameter of scheme.parameters) {
    const stand = stands.get(parameter.key);
    if (!isOpen(parameter)) {
      values.set(parameter.key, parameter.value);
      if (stand !== undefined) idle.add(parameter.key);
    } else if (stand !== undefined) {
      values.set(parameter.key, stand.value);
      assumed.add(parameter.key);
    }
  }
  return { values, assumed, idle };
}

export function assumptionFaults(scheme: Scheme, assumptions: Assumptions | null, { idle }: Values): Problem[] {
  const byKey = new Map(scheme.parameters.map((parameter) => [parameter.key, parameter]));
  return Object.keys(assumptions?.values ?? {}).flatMap((key): Problem[] => {
    const parameter = byKey.get(key);
    const place = { text: `假设 › ${parameter?.title ?? key}`, source: parameter?.source ?? null, node: null };
    if (parameter === undefined) {
      const like = nearest(key, [...byKey.keys()]);
      const hint = like === null ? '方案没有参数' : `最接近的是“${like}”（${byKey.get(like)?.title ?? ''}）`;
      const message = `假设的是“${key}”，但方案没有这个参数，${hint}；请改正键名或删去这一条。`;
      return [{ code: 'unknown-assumption', severity: 'error', place, message }];
    }
    if (!idle.has(key)) return [];
    const basis = parameter.signer === null ? '文件已经载明' : `${parameter.signer}已经签署`;
    const message = `参数“${key}”的取值${basis}，假设不起作用，仍按原取值计算。`;
    return [{ code: 'assumption-idle', severity: 'note', place, message }];
  });
}
