// Checkpoint texts (检查点文本测试): notes that other programs made are read, and ours are the bytes that they would make.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  checkpointText,
  fromBase64,
  isNoteOf,
  type IsSigned,
  noteText,
  readCheckpoint,
  readNote,
  readVerifier,
  signedNote,
  toBase64,
  verifierOf,
  verifierText,
} from './checkpoint.ts';

const hash = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const prefix = Buffer.from('302a300506032b6570032100', 'hex');
const isSigned: IsSigned = (key, text, signature) =>
  verify(null, text, createPublicKey({ key: Buffer.concat([prefix, key]), format: 'der', type: 'spki' }), signature);

function there<T>(value: T | null): T {
  if (value === null) throw new Error('nothing was read');
  return value;
}

/** The example of the signed-note specification, made by another program. */
const foreign = {
  key: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  note: 'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
};

/** Made with openssl 3 from the private key of 32 bytes 01 02 … 20, over the text below. */
const pem = `-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g\n-----END PRIVATE KEY-----\n`;
const ours = {
  key: 'plumbline/demo+86b99062+AXm1Vi6P5lT5QHixEuipi6eQH4U65pW+1+DjkQutBJZk',
  note: 'plumbline/demo\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n\n— plumbline/demo hrmQYsRPkVLwjJY84Ml4eOtsbQN8vPj4gjk2qvVoEXaEKE79PFwQrF/dlHzT6/0LX1WBoNoeomafeghnVE3FejKqDAo=\n',
};

test('a note of another program is read and believed, altered it is not', () => {
  const verifier = there(readVerifier(hash, foreign.key));
  const note = there(readNote(foreign.note));
  expect(verifierText(verifier)).toBe(foreign.key);
  expect(noteText(note)).toBe(foreign.note);
  expect(isNoteOf(isSigned, note, verifier)).toBe(true);
  expect(isNoteOf(isSigned, { ...note, text: 'This is another message.\n' }, verifier)).toBe(false);
  expect(isNoteOf(isSigned, { ...note, signatures: [] }, verifier)).toBe(false);
  const stranger = verifierOf(hash, 'example.com/foo', new Uint8Array(32));
  expect(isNoteOf(isSigned, note, stranger)).toBe(false);
});

test('our note has the bytes that openssl makes', () => {
  const key = createPublicKey(createPrivateKey(pem)).export({ format: 'der', type: 'spki' }).subarray(prefix.length);
  const verifier = verifierOf(hash, 'plumbline/demo', key);
  expect(verifierText(verifier)).toBe(ours.key);
  const root = there(fromBase64('XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg='));
  const text = checkpointText({ origin: 'plumbline/demo', size: 8, root });
  const note = signedNote((bytes) => sign(null, bytes, createPrivateKey(pem)), text, verifier);
  expect(note).toBe(ours.note);
  const back = there(readNote(note));
  expect(isNoteOf(isSigned, back, verifier)).toBe(true);
  expect(readCheckpoint(back.text)).toEqual({ origin: 'plumbline/demo', size: 8, root });
});

test.each([
  ['a size with a zero before it', 'a\n08\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n'],
  ['a negative size', 'a\n-8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n'],
  ['a root that is too short', 'a\n8\nXcnaeacGWamtVZy3Ad7Z\n'],
  ['another spelling of the root', 'a\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=\n'],
  ['no origin', '\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n'],
  ['no line break at the end', 'a\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg='],
  ['a line more', 'a\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\nmore\n'],
])('no checkpoint: %s', (_name, text) => {
  expect(readCheckpoint(text)).toBeNull();
});

test.each([
  ['no blank line', 'text\n— a AAAAAAAA\n'],
  ['a hyphen for the dash', 'text\n\n- a AAAAAAAA\n'],
  ['no line break at the end', 'text\n\n— a AAAAAAAA'],
  ['no signature', 'text\n\n\n'],
  ['a signature that is no base64', 'text\n\n— a AAAA*AAA\n'],
  ['a signature of nothing', 'text\n\n— a AAAAAA==\n'],
])('no note: %s', (_name, text) => {
  expect(readNote(text)).toBeNull();
});

test('keys are read in their one spelling', () => {
  expect(readVerifier(hash, foreign.key.replace('530d', '530e'))).toBeNull();
  expect(readVerifier(hash, foreign.key.slice(0, -4))).toBeNull();
  expect(readVerifier(hash, 'example.com/foo')).toBeNull();
  expect(toBase64(fromBase64('AAECAw==') ?? new Uint8Array())).toBe('AAECAw==');
});
