// The folder of the checkpoints (检查点文件夹): outside of the database, one signed note a file, only ever added to; beside them the key that signs.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  openSync,
  fsyncSync,
  closeSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';

export type CheckpointFolder = {
  /** The 32 bytes of an Ed25519 key. */
  publicKey: Uint8Array;
  sign: (text: Uint8Array) => Uint8Array;
  /** Of which sizes of a jurisdiction's journal there are notes, ascending. */
  sizes: (jurisdiction: string) => Promise<number[]>;
  /** Null where there is none; `at` is when its file was written. */
  read: (jurisdiction: string, size: number) => Promise<{ note: string; at: string } | null>;
  /** On the disk when it returns. Answers false where there is one for this size already: that one stays. */
  add: (jurisdiction: string, size: number, note: string) => boolean;
};

const keyName = 'signing-key.pem';
/** What stands before the 32 bytes of a public key in SPKI. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const nameOf = (size: number): string => `${String(size).padStart(12, '0')}.txt`;
const noteName = /^(\d{12,15})\.txt$/u;
const codeOf = (fault: unknown): string => (fault instanceof Error && 'code' in fault ? String(fault.code) : '');

function place(folder: string, jurisdiction: string): string {
  if (!/^[\w-]{1,64}$/u.test(jurisdiction)) throw new Error(`${jurisdiction} cannot name a folder`);
  return join(folder, jurisdiction);
}

/** What a crash must not take away: what a folder lists is on the disk, too. Windows opens no folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Whole under its name or not there at all, and never in the place of another one; answers whether it is there now by us. */
function putWhole(folder: string, name: string, content: string, mode: number): boolean {
  const beside = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    const file = openSync(beside, 'wx', mode);
    try {
      const bytes = Buffer.from(content);
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // A mask of the user takes rights away only.
    chmodSync(beside, mode);
    linkSync(beside, join(folder, name));
    return true;
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return false;
    throw fault;
  } finally {
    rmSync(beside, { force: true });
    syncFolder(folder);
  }
}

const unwritable = (folder: string, fault: unknown): Refusal =>
  new Refusal('data-folder-unwritable', {
    what: `检查点文件夹“${folder}”不能用，服务没有启动。`,
    why: `系统的回答是 ${codeOf(fault)}。`,
    next: '请让运行服务的用户能在里面建立文件，或者把 CHECKPOINT_DIR 设为别的文件夹。',
    english: `The folder of the checkpoints ${folder} cannot be used (${codeOf(fault)}): let the server's user create files there, or set CHECKPOINT_DIR.`,
  });

const keyMissing = (folder: string): Refusal =>
  new Refusal('checkpoint-key-missing', {
    what: '检查点的签名私钥不见了，服务没有启动。',
    why: `文件夹“${folder}”里有以前的检查点，却没有 ${keyName}；换一把新的钥匙，以前公布的公钥就都对不上了。`,
    next: `请从备份取回 ${keyName}；确实要换钥匙的，把整个文件夹移到别处保存，再启动，并公布新的公钥。`,
    english: `The checkpoints in ${folder} are there, their key ${keyName} is not: bring it back from a backup, or keep the whole folder elsewhere, start again, and publish the new key.`,
  });

function keyIn(folder: string): KeyObject {
  const path = join(folder, keyName);
  try {
    return createPrivateKey(readFileSync(path));
  } catch (fault) {
    if (codeOf(fault) !== 'ENOENT') throw fault;
  }
  const hasNotes = readdirSync(folder, { withFileTypes: true }).some((each) => each.isDirectory());
  if (hasNotes) throw keyMissing(folder);
  const made = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  putWhole(folder, keyName, made, 0o600);
  // Another server may have been first.
  return createPrivateKey(readFileSync(path));
}

/** Makes the folder and its key where they are not there yet. Throws Refusal data-folder-unwritable, checkpoint-key-missing. */
export function openCheckpoints(folder: string): CheckpointFolder {
  let key: KeyObject;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o750 });
    key = keyIn(folder);
  } catch (fault) {
    throw fault instanceof Refusal || codeOf(fault) === '' ? fault : unwritable(folder, fault);
  }
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);
  return {
    publicKey: new Uint8Array(publicKey),
    sign: (text) => new Uint8Array(sign(null, text, key)),
    sizes: async (jurisdiction) => {
      const names = await readdir(place(folder, jurisdiction)).catch((fault: unknown) => {
        if (codeOf(fault) === 'ENOENT') return [];
        throw fault;
      });
      const found = names.flatMap((name) => noteName.exec(name)?.[1] ?? []);
      return found.map((digits) => Number.parseInt(digits, 10)).toSorted((a, b) => a - b);
    },
    read: async (jurisdiction, size) => {
      const path = join(place(folder, jurisdiction), nameOf(size));
      try {
        const [note, { mtime }] = [await readFile(path, 'utf8'), await stat(path)];
        return { note, at: mtime.toISOString() };
      } catch (fault) {
        if (codeOf(fault) === 'ENOENT') return null;
        throw fault;
      }
    },
    add: (jurisdiction, size, note) => {
      const own = place(folder, jurisdiction);
      const isNew = statSync(own, { throwIfNoEntry: false }) === undefined;
      if (isNew) {
        mkdirSync(own, { recursive: true, mode: 0o750 });
        syncFolder(folder);
      }
      return putWhole(own, nameOf(size), note, 0o640);
    },
  };
}
