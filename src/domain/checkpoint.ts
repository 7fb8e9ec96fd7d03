// Checkpoints of the journal (留痕检查点): C2SP tlog-checkpoint texts in signed notes, with Ed25519 keys of vkey form.
import type { HashBytes } from './merkle.ts';

/** What is certified: the log, how many entries it had, and the root over them. */
export type Checkpoint = { origin: string; size: number; root: Uint8Array };
/** A text, and what signed it; `text` ends with a line break, which is signed too. */
export type Note = { text: string; signatures: { name: string; keyId: Uint8Array; signature: Uint8Array }[] };
/** Who signs: `key` are the 32 bytes of an Ed25519 public key. */
export type Verifier = { name: string; keyId: Uint8Array; key: Uint8Array };
/** Whether `signature` is the key's over `text`: the caller's, since the domain has no cryptography of its own. */
export type IsSigned = (key: Uint8Array, text: Uint8Array, signature: Uint8Array) => boolean;

const utf8 = new TextEncoder();
const idLength = 4;
const ed25519 = 1;

export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Null for a text that is not the one spelling of some bytes. */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(text) || text.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const isName = (name: string): boolean => /^[^\s+]+$/u.test(name);

/** The log of one jurisdiction, as a name that keys bear too. */
export const originOf = (jurisdiction: string): string => `plumbline/${jurisdiction}`;

export function verifierOf(hash: HashBytes, name: string, key: Uint8Array): Verifier {
  const given = [...utf8.encode(`${name}\n`), ed25519, ...key];
  return { name, key, keyId: hash(Uint8Array.from(given)).slice(0, idLength) };
}

/** `name+keyid+key`, the form in which public keys are published. */
export const verifierText = ({ name, keyId, key }: Verifier): string =>
  `${name}+${toHex(keyId)}+${toBase64(Uint8Array.from([ed25519, ...key]))}`;

/** Null for a text that is none, or whose id is not that of its name and key. */
export function readVerifier(hash: HashBytes, text: string): Verifier | null {
  const found = /^(?<name>[^\s+]+)\+(?<id>[0-9a-f]{8})\+(?<key>[A-Za-z0-9+/=]+)$/u.exec(text.trim());
  const bytes = fromBase64(found?.groups?.['key'] ?? '');
  if (bytes === null || bytes.length !== 33 || bytes[0] !== ed25519) return null;
  const verifier = verifierOf(hash, found?.groups?.['name'] ?? '', bytes.slice(1));
  return toHex(verifier.keyId) === found?.groups?.['id'] ? verifier : null;
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** Null for a text that is no checkpoint, or not in its one spelling; extension lines are not ours. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  const bytes = fromBase64(root);
  if (rest.join('\n') !== '' || rest.length !== 1 || origin === '' || bytes?.length !== 32) return null;
  if (!/^(?:0|[1-9]\d{0,14})$/u.test(size)) return null;
  return { origin, size: Number.parseInt(size, 10), root: bytes };
}

export const noteText = ({ text, signatures }: Note): string =>
  `${text}\n${signatures
    .map(({ name, keyId, signature }) => `— ${name} ${toBase64(Uint8Array.from([...keyId, ...signature]))}\n`)
    .join('')}`;

/** Null for a text that is no signed note. */
export function readNote(note: string): Note | null {
  const split = note.lastIndexOf('\n\n');
  if (split <= 0 || !note.endsWith('\n')) return null;
  const lines = note.slice(split + 2, -1).split('\n');
  const signatures = lines.map((line) => {
    const found = /^— (?<name>[^\s+]+) (?<sealed>[A-Za-z0-9+/=]+)$/u.exec(line);
    const bytes = fromBase64(found?.groups?.['sealed'] ?? '');
    if (bytes === null || bytes.length <= idLength) return null;
    const [keyId, signature] = [bytes.slice(0, idLength), bytes.slice(idLength)];
    return { name: found?.groups?.['name'] ?? '', keyId, signature };
  });
  const whole = signatures.filter((each) => each !== null);
  return whole.length === lines.length ? { text: note.slice(0, split + 1), signatures: whole } : null;
}

/** Whether the key signed the note; signatures of others do not count, and a false one of the key's counts against it. */
export function isNoteOf(isSigned: IsSigned, { text, signatures }: Note, { name, keyId, key }: Verifier): boolean {
  const own = signatures.filter((each) => each.name === name && toHex(each.keyId) === toHex(keyId));
  return own.length > 0 && own.every(({ signature }) => isSigned(key, utf8.encode(text), signature));
}

/** Signs a text; `sign` makes the 64 bytes. */
export function signedNote(sign: (text: Uint8Array) => Uint8Array, text: string, { name, keyId }: Verifier): string {
  if (!isName(name) || !text.endsWith('\n')) throw new Error(`no note by ${name} can be made of this text`);
  return noteText({ text, signatures: [{ name, keyId, signature: sign(utf8.encode(text)) }] });
}
