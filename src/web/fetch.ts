// The only caller of the server (与服务器通信): JSON both ways, a refusal as a value with words, a lost connection told apart.
import type { Problem } from '../domain/problem.ts';
import { reportConnection } from './connection.ts';
import { saveFile } from './file.ts';
import { once } from './once.ts';
import { shell as en } from './words/en/shell.ts';
import { shell as zh } from './words/zh/shell.ts';

/** What the server says when it says no. `english` holds all of it in one line. */
export type RefusalWords = {
  code: string;
  what: string;
  why: string;
  next: string;
  english: string;
  problems: readonly Problem[];
};

export class RefusedError extends Error {
  readonly status: number;
  readonly words: RefusalWords;

  constructor(status: number, words: RefusalWords) {
    super(words.what);
    this.name = 'RefusedError';
    this.status = status;
    this.words = words;
  }
}

/** Told no for certain: nothing was changed. What failed at the server may have been done all the same. */
export const isRefused = (fault: Error): fault is RefusedError =>
  fault instanceof RefusedError && fault.status >= 400 && fault.status < 500 && fault.words.code !== 'unexpected';

/** No answer at all: the network, or a proxy whose server is away. What only reads is worth trying again. */
export class DisconnectedError extends Error {
  readonly isChange: boolean;

  constructor(isChange: boolean, cause?: unknown) {
    super('The server cannot be reached', { cause });
    this.name = 'DisconnectedError';
    this.isChange = isChange;
  }
}

const isWords = (value: unknown): value is RefusalWords =>
  typeof value === 'object' && value !== null && 'code' in value && 'what' in value && 'english' in value;

/** An answer that is no answer of ours, in the words of a refusal. */
function unexpected(status: number): RefusalWords {
  const say = ({ state }: typeof zh) => [state.unexpected, state.unexpectedWhy(status), state.unexpectedNext] as const;
  const [what, why, next] = say(zh);
  return { code: 'unexpected', what, why, next, english: say(en).join(' '), problems: [] };
}

/** The code of a call without a session; a wrong password is refused under another. */
export const sessionNeeded = 'session-needed';
/** The code of a call for another account than the one that is logged in in this browser. */
export const otherAccount = 'other-account';
const absentServer = [502, 503, 504];

/** What `session.ts` knows: for whom the page is open, how often its session was renewed, what to do once it is over. */
type Session = { accountOfPage: () => string | null; renewals: () => number; onEnd: (code: string) => void };
let session: Session = { accountOfPage: () => null, renewals: () => 0, onEnd: () => undefined };

export function speakFor(next: Session): void {
  session = next;
}

/** The value of an answer, or what it must be thrown as. */
function settle(status: number, text: string, isChange: boolean): unknown {
  let value: unknown = null;
  let isJson = true;
  try {
    value = text === '' ? null : JSON.parse(text);
  } catch {
    isJson = false;
  }
  if (absentServer.includes(status) && !isWords(value)) {
    reportConnection(false);
    throw new DisconnectedError(isChange, status);
  }
  reportConnection(true);
  if (status < 400 && isJson) return value;
  const words = isWords(value) ? { ...value, problems: value.problems ?? [] } : unexpected(status);
  throw new RefusedError(status, words);
}

/**
 * Does a piece of work in the session of the page. The answer to a call from before the session was renewed may come
 * after it: it says nothing of the new session, and the call goes out again.
 */
async function inSession<T>(work: () => Promise<T>): Promise<T> {
  const renewals = session.renewals();
  try {
    return await work();
  } catch (fault) {
    const code = fault instanceof RefusedError ? fault.words.code : '';
    if (code !== sessionNeeded && code !== otherAccount) throw fault;
    if (renewals !== session.renewals()) return await inSession(work);
    session.onEnd(code);
    throw fault;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Options = {
  signal?: AbortSignal | undefined;
  /** Asked by the page itself every few seconds: it does not keep the session open. */
  isPoll?: boolean;
  /** Of this change the last one counts, even where it says what the one before the last said. */
  isEach?: boolean;
  /** Not in the name of the page's account: finding out who is logged in, and logging in. */
  isAnyone?: boolean;
};

function headersFor({ isPoll, isAnyone }: Options): Record<string, string> {
  const account = isAnyone === true ? null : session.accountOfPage();
  return {
    accept: 'application/json',
    ...(account === null ? {} : { 'plumbline-account': encodeURIComponent(account) }),
    ...(isPoll === true ? { 'plumbline-poll': '1' } : {}),
  };
}

/**
 * Asks the server. `path` begins with /api; `body` goes out as JSON, a Blob as its bytes. The answer has the
 * shape T that the route declares: `request<CyclesAnswer>('GET', '/api/cycles')`. Throws a RefusedError, a
 * DisconnectedError, or the AbortError of `signal`.
 */
export function request<T>(method: Method, path: string, body?: unknown, options: Options = {}): Promise<T> {
  const work = () => inSession(() => send<T>(method, path, body, options));
  const isAlone = method === 'GET' || options.signal !== undefined || options.isEach === true;
  return isAlone ? work() : once([method, path, body], work);
}

async function send<T>(method: Method, path: string, body: unknown, options: Options): Promise<T> {
  const { signal } = options;
  const headers = headersFor(options);
  const init: RequestInit = { method, headers, credentials: 'same-origin', signal: signal ?? null };
  if (body instanceof Blob) {
    init.body = body;
    headers['content-type'] = body.type === '' ? 'application/octet-stream' : body.type;
  } else if (body !== undefined) {
    init.body = JSON.stringify(body);
    headers['content-type'] = 'application/json';
  }
  let status: number;
  let text: string;
  try {
    const response = await fetch(path, init);
    status = response.status;
    text = await response.text();
  } catch (fault) {
    if (signal?.aborted) throw fault;
    reportConnection(false);
    throw new DisconnectedError(method !== 'GET', fault);
  }
  return settle(status, text, method !== 'GET') as T;
}

export const read = <T>(path: string, options?: Options): Promise<T> => request<T>('GET', path, undefined, options);

type Fetched = { file: Blob; name: string };
const fetchFile = (path: string, options: Options): Promise<Fetched> => inSession(() => askFile(path, options));

async function askFile(path: string, { signal }: Options): Promise<Fetched> {
  let response: Response;
  let file: Blob;
  try {
    response = await fetch(path, { headers: headersFor({}), credentials: 'same-origin', signal: signal ?? null });
    file = await response.blob();
  } catch (fault) {
    if (signal?.aborted) throw fault;
    reportConnection(false);
    throw new DisconnectedError(false, fault);
  }
  if (!response.ok) settle(response.status, await file.text(), false);
  reportConnection(true);
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/u.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { file, name: decodeURIComponent(name) };
}

/** Fetches a file and hands it to the browser to save, under the name that the server gives. Throws as `request` does. */
export async function download(path: string, options: Options = {}): Promise<void> {
  const { file, name } = await fetchFile(path, options);
  saveFile(name, file);
}

/** Fetches a file to be shown on the page. Throws as `request` does. */
export const readFile = async (path: string, options: Options = {}): Promise<Blob> =>
  (await fetchFile(path, options)).file;

type UploadOptions = Options & {
  /** The share that is sent, from 0 to 1. */
  onProgress?: (share: number) => void;
};

/** Sends the bytes of a file by POST, and tells how far it is: only XMLHttpRequest knows that. Throws as `request` does. */
export function upload<T>(path: string, file: Blob, options: UploadOptions = {}): Promise<T> {
  const work = () => inSession(() => sendFile<T>(path, file, options));
  return options.signal === undefined ? once(['POST', path, file], work) : work();
}

function sendFile<T>(path: string, file: Blob, { signal, onProgress }: UploadOptions): Promise<T> {
  return new Promise<T>((done, fail) => {
    const call = new XMLHttpRequest();
    call.open('POST', path);
    for (const [name, value] of Object.entries(headersFor({}))) call.setRequestHeader(name, value);
    call.setRequestHeader('content-type', 'application/octet-stream');
    call.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    });
    call.addEventListener('load', () => {
      try {
        done(settle(call.status, call.responseText, true) as T);
      } catch (fault) {
        fail(fault instanceof Error ? fault : new DisconnectedError(true, fault));
      }
    });
    call.addEventListener('error', () => {
      reportConnection(false);
      fail(new DisconnectedError(true));
    });
    call.addEventListener('abort', () => fail(new DOMException('Cancelled', 'AbortError')));
    signal?.addEventListener('abort', () => call.abort(), { once: true });
    if (signal?.aborted === true) call.abort();
    else call.send(file);
  });
}
