// One saying in both languages of the console (双语).
export type Both = { zh: string; en: string };
