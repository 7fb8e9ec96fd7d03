// All golden cases and their index (案例与目录), read from this folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listOf, mapOf, readItem, textOf } from './item.ts';
import { type Case, readCase } from './read.ts';

const folder = import.meta.dirname;
const indexFile = 'index.yaml';
const text = (file: string): string => readFileSync(join(folder, file), 'utf8');

export const loadCases = (): Case[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && file !== indexFile)
    .toSorted()
    .map((file) => readCase(file, text(file)));

/** Variant → case files. */
export const loadIndex = (): Map<string, string[]> =>
  new Map([...mapOf(readItem(indexFile, text(indexFile)))].map(([id, files]) => [id, listOf(files).map(textOf)]));
