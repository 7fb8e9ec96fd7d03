// The order of names (名称的次序): by their Chinese reading, and by number where they have one: 第2 before 第10.

const collator = new Intl.Collator('zh-CN', { numeric: true });

export const compareNames = (a: string, b: string): number => collator.compare(a, b);
