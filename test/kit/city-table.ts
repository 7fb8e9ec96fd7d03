// The demonstration city's own table (示范市的表): the sample under the names that the city's earlier year asks about.
import { readFileSync } from 'node:fs';
import { samplePath } from '../../src/app/demo-city/demo-city.ts';
import { renamed } from '../../src/app/demo-city/rename.ts';
import { withWords } from '../../src/documents/write/word-rename.ts';

export const cityTable = (): Buffer =>
  Buffer.from(withWords(readFileSync(samplePath), (text) => renamed(text, '三明市')));
