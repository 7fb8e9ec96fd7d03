// Zod without generated code (不生成代码): the policy of the page forbids it, and the mere attempt is reported.
declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

// Zod reads this object when it comes, which is on later pages.
globalThis.__zod_globalConfig = { ...globalThis.__zod_globalConfig, jitless: true };

export {};
