// How values of the database become values of the program (取值): one fixed table, so that no number loses digits.
import { types as driver, type CustomTypesConfig } from 'pg';

type Parse = (text: string) => unknown;
const { builtins } = driver;
/** The driver's own reading of a type by its number. */
const own: (oid: number, format: 'text') => Parse = driver.getTypeParser;
/** text[], which the driver reads and only has no name for. */
const textArray = 1009;

/** ISO 8601 in UTC, to the millisecond; the database prints an offset of the session's zone. */
function instant(text: string): string {
  const iso = text.replace(' ', 'T').replace(/([+-]\d{2})$/u, '$1:00');
  return new Date(iso).toISOString();
}

/** By PostgreSQL's type numbers. What is not here stays the text that PostgreSQL sent: int8, numeric, date, uuid, text. */
const parsers: Record<number, Parse> = {
  [builtins.BOOL]: own(builtins.BOOL, 'text'),
  [builtins.INT2]: own(builtins.INT2, 'text'),
  [builtins.INT4]: own(builtins.INT4, 'text'),
  [builtins.BYTEA]: own(builtins.BYTEA, 'text'),
  [builtins.JSON]: own(builtins.JSON, 'text'),
  [builtins.JSONB]: own(builtins.JSONB, 'text'),
  [builtins.TIMESTAMPTZ]: instant,
  [textArray]: own(textArray, 'text'),
};

const asIs: Parse = (text) => text;

export const types: CustomTypesConfig = {
  getTypeParser: (oid: number) => parsers[oid] ?? asIs,
};
