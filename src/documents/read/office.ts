// Old .doc files by way of LibreOffice (旧版 Word 转换): converted to .docx in a private folder by a process that is killed in time.
import { spawn } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

/** Finds LibreOffice on the given PATH; null where it is not. */
export async function findOffice(searchPath: string): Promise<string | null> {
  const names = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice'];
  for (const folder of searchPath.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    for (const name of names) {
      const program = join(folder, name);
      if (
        await access(program, constants.X_OK).then(
          () => true,
          () => false,
        )
      )
        return program;
    }
  }
  return null;
}

/** The same document as .docx. */
export async function convertDoc(
  bytes: Uint8Array,
  searchPath: string,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const program = await findOffice(searchPath);
  if (program === null) throw refuse.officeMissing();
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
  try {
    const [input, output, profile] = ['input.doc', 'out', 'profile'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(input, bytes, { mode: 0o600 });
    await writeProfile(profile);
    const args = [
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--nodefault',
      '--nofirststartwizard',
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      output,
      input,
    ];
    const stops = { milliseconds: limits.officeMilliseconds, signal };
    await run(program, args, folder, searchPath, stops);
    return await readConverted(join(output, 'input.docx'), limits);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function readConverted(path: string, limits: Limits): Promise<Buffer> {
  const status = await stat(path).catch(() => null);
  if (status === null) throw refuse.damaged('LibreOffice 打不开它', 'LibreOffice could not open it');
  if (status.size > limits.fileBytes) throw refuse.tooLarge(status.size, limits.fileBytes);
  return readFile(path);
}

/** A fresh profile without macros, and without fetching what a document links to. */
async function writeProfile(profile: string): Promise<void> {
  const item = (path: string, name: string, value: string) =>
    `<item oor:path="/org.openoffice.Office.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;
  const scripting = 'Common/Security/Scripting';
  const settings = [
    item(scripting, 'DisableMacrosExecution', 'true'),
    item(scripting, 'MacroSecurityLevel', '3'),
    item(scripting, 'BlockUntrustedRefererLinks', 'true'),
    item(scripting, 'DisableActiveContent', 'true'),
    item('Writer/Content/Update', 'Link', '2'),
  ].join('');
  await mkdir(join(profile, 'user'), { recursive: true, mode: 0o700 });
  await writeFile(
    join(profile, 'user', 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${settings}</oor:items>`,
  );
}

type Stops = { milliseconds: number; signal: AbortSignal | undefined };

function run(program: string, args: string[], folder: string, searchPath: string, stops: Stops): Promise<void> {
  // The proxy leads nowhere: a second lock against fetching.
  const nowhere = 'http://127.0.0.1:9';
  const env = {
    PATH: searchPath,
    HOME: folder,
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
    LANG: 'C.UTF-8',
    http_proxy: nowhere,
    https_proxy: nowhere,
  };
  return new Promise((resolve, reject) => {
    // A group of its own, since the program is a script that starts others.
    const child = spawn(program, args, {
      cwd: folder,
      env,
      stdio: 'ignore',
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const { milliseconds, signal } = stops;
    const onAbort = (): void => {
      reject(signal?.reason);
      killGroup(child.pid);
    };
    if (signal?.aborted === true) onAbort();
    signal?.addEventListener('abort', onAbort);
    const timer = setTimeout(() => {
      reject(refuse.stopped(`LibreOffice 用了超过 ${Math.round(milliseconds / 1000)} 秒`, 'LibreOffice took too long'));
      killGroup(child.pid);
    }, milliseconds);
    child.once('error', () => {
      clearTimeout(timer);
      reject(refuse.officeMissing());
    });
    child.once('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      // What is left of the group, if anything.
      killGroup(child.pid);
      resolve();
    });
  });
}

function killGroup(group: number | undefined): void {
  if (group === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? group : -group, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}
