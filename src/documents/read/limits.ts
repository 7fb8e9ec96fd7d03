// How much one file may cost (读取上限): every bound that a hostile or broken file can run into.

export type Limits = {
  /** Size of the file itself. */
  fileBytes: number;
  /** Entries of a ZIP package. */
  entries: number;
  /** One part of a package, inflated. */
  partBytes: number;
  /** All parts of a package together, declared, and all parts that are read together, inflated. */
  packageBytes: number;
  /** Inflated size by deflated size of one entry; small entries are not judged. */
  ratio: number;
  /** Nesting of XML elements. */
  depth: number;
  /** XML elements of the whole document. */
  elements: number;
  /** Grid positions of all tables together. */
  cells: number;
  /** Columns of one table; Word itself stops at 63. */
  columns: number;
  /** Characters of all text together. */
  characters: number;
  /** Life of the reading process for one file. */
  milliseconds: number;
  /** Life of LibreOffice for one file. */
  officeMilliseconds: number;
  /** Heap of the reading process. */
  heapMegabytes: number;
  /** What the reading process may answer. */
  outputBytes: number;
};

const mega = 1024 * 1024;

export const defaultLimits: Limits = {
  fileBytes: 50 * mega,
  entries: 5_000,
  partBytes: 64 * mega,
  packageBytes: 256 * mega,
  ratio: 300,
  depth: 256,
  elements: 4_000_000,
  cells: 300_000,
  columns: 1_024,
  characters: 20 * mega,
  milliseconds: 20_000,
  officeMilliseconds: 90_000,
  heapMegabytes: 512,
  outputBytes: 128 * mega,
};
