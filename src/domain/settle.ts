// References replaced by the values of their parameters (参数代入), remembering which value came from where.
import { type Assumptions, isOpen, type Scheme } from './scheme.ts';
import { isReference } from './setting.ts';
import type { Json } from './setting.ts';

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

export type Path = readonly (string | number)[];

/** For each place that a parameter filled: the parameters it went through; the last one holds the value. */
export type Settings = ReadonlyMap<string, readonly string[]>;

export type Settlement = {
  value: unknown;
  settings: Settings;
  /** Parameters that have no value yet: the place still holds its reference. */
  pending: string[];
  /** Parameters whose value leads back to themselves. */
  circular: string[];
};

const placeOf = (path: Path): string => JSON.stringify(path);

/** Replaces every reference below `value`; a parameter's value may itself refer to parameters. */
export function settle(value: unknown, values: ReadonlyMap<string, Json>): Settlement {
  const settings = new Map<string, readonly string[]>();
  const [pending, circular]: [string[], string[]] = [[], []];
  const walk = (item: unknown, path: Path, through: readonly string[]): unknown => {
    if (isReference(item)) {
      const key = item.parameter;
      const loops = through.includes(key);
      if (loops) circular.push(key);
      else if (!values.has(key)) pending.push(key);
      if (loops || !values.has(key)) return item;
      settings.set(placeOf(path), [...through, key]);
      return walk(values.get(key), path, [...through, key]);
    }
    if (Array.isArray(item)) return item.map((entry, index) => walk(entry, [...path, index], through));
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([key, entry]) => [key, walk(entry, [...path, key], through)]));
  };
  return { value: walk(value, [], []), settings, pending, circular };
}

/** The parameter that holds the value at `path`, or null where the scheme itself states it. */
export function parameterAt(settings: Settings, path: Path): string | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const through = settings.get(placeOf(path.slice(0, length)));
    if (through !== undefined) return through.at(-1) ?? null;
  }
  return null;
}
