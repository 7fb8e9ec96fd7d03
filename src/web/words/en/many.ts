// English counts (英文单复数): `1 note`, `2 notes`.
export const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;
