// Zod without generated code (不生成代码): the policy of the page forbids it, and the mere attempt is reported.

/** Zod reads its settings from this object when it first checks something, which is on later pages. */
export function generateNoCode(): void {
  const key = '__zod_globalConfig';
  const before: unknown = Reflect.get(globalThis, key);
  const settings = { jitless: true };
  if (typeof before === 'object' && before !== null) Object.assign(before, settings);
  else Reflect.set(globalThis, key, settings);
}
