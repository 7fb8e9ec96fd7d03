// Faults of assumptions (假设核对): a key of no parameter is an error, one that is signed or stated already a note.
import { nearest } from '../domain/nearest.ts';
import type { Assumptions, Scheme } from '../domain/scheme.ts';
import type { Problem } from '../domain/problem.ts';
import type { Values } from '../domain/settle.ts';

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
