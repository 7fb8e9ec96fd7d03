// Completes package-lock.json (补全锁定文件) after a change of packages: `node scripts/lock.mjs`.
// A mirror that has not got a tool's binaries for other systems makes npm leave them out of the lockfile, and
// `npm ci` then refuses it everywhere. Their versions stand in the tool's own list; the systems in their names.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'sunos', 'netbsd', 'openbsd', 'aix'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];

/** `binding-linux-arm64-musl` → what npm needs to know to leave it aside elsewhere; null when the name does not say. */
function readPlatform(name) {
  const words = name.split(/[/-]/u);
  const os = words.find((word) => systems.includes(word));
  const cpu = words.find((word) => processors.includes(word));
  if (os === undefined || cpu === undefined) return null;
  const libc = words.at(-1)?.startsWith('musl') ? ['musl'] : words.at(-1)?.startsWith('gnu') ? ['glibc'] : null;
  return { cpu: [cpu], ...(libc === null ? {} : { libc }), os: [os] };
}

/** The optional packages that a lockfile's own packages ask for and that it does not list, as entries. Throws on what it cannot read. */
function missingEntries(packages) {
  const entries = {};
  for (const [path, owner] of Object.entries(packages)) {
    if (path === '') continue;
    for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
      const place = `node_modules/${name}`;
      if (place in packages || `${path}/${place}` in packages) continue;
      const flags = { ...(owner.dev ? { dev: true } : {}), optional: true, ...(owner.peer ? { peer: true } : {}) };
      const platform = readPlatform(name);
      if (platform === null || !/^\d/u.test(version)) throw new Error(`write the entry of ${name} ${version} by hand`);
      entries[place] = { version, ...flags, ...platform };
    }
  }
  return entries;
}

function complete(path) {
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  const added = missingEntries(lock.packages);
  Object.assign(lock.packages, added);
  const { '': own, ...others } = lock.packages;
  const sorted = Object.entries(others).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(
    path,
    `${JSON.stringify({ ...lock, packages: { '': own, ...Object.fromEntries(sorted) } }, null, 2)}\n`,
  );
  console.log(`${Object.keys(added).length} entries added to ${path}`);
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
complete(resolve(process.argv[2] ?? join(root, 'package-lock.json')));
