// What the bundler says of its chunks (打包清单), and what a browser loads for one of them.

/** Vite's manifest.json: chunks by source, or by `_name` where several sources share one. */
export type Manifest = Record<string, { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[] }>;

/** From the address to the home page. */
export const firstPage = ['index.html', 'login/page.tsx', 'home/page.tsx'];

/** The files of the chunks named, and of everything that they import, each once. Throws on a chunk that is not there. */
export function load(manifest: Manifest, names: readonly string[]): string[] {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The manifest has no chunk ${name}`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const name of names) visit(name);
  return [...files].toSorted();
}
