// What a row of an assignment may lack (责任分工所缺): the first stands alone, for a row that nobody has.
export const lacks = ['row-unassigned', 'lead-missing', 'owner-missing', 'deputy-missing', 'target-missing'] as const;
export type Lack = (typeof lacks)[number];

export const isLack = (code: string): code is Lack => lacks.some((lack) => lack === code);
