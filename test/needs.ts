// What some tests need from the machine (测试所需的外部工具): asked here only, so that no skip stays unseen.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Need = 'libreoffice' | 'python3' | 'browser' | 'pdftotext' | 'openssl';

/** `path` is the program, where it is present; `reason` is the whole Chinese and English sentence, where it is not. */
export type Answer = { present: boolean; path: string | null; reason: string };

type Tool = {
  chinese: string;
  english: string;
  /** What stays untested without it. */
  untested: { chinese: string; english: string };
  commands: string[];
  /** Where it is installed without being on the path. */
  places: string[];
  /** Asked of the program itself; it must answer with exit code 0 and match. */
  probe?: { args: string[]; answer: RegExp };
};

export const tools: Record<Need, Tool> = {
  libreoffice: {
    chinese: 'LibreOffice',
    english: 'LibreOffice',
    untested: {
      chinese: '读取 .doc、“LibreOffice 能打开我们生成的文件”',
      english: '.doc reading, "LibreOffice opens our documents"',
    },
    commands: ['soffice', 'libreoffice'],
    places: [
      '/opt/libreoffice/program/soffice',
      '/Applications/LibreOffice.app/Contents/MacOS/soffice',
      'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
    ],
  },
  python3: {
    chinese: 'Python 3',
    english: 'Python 3',
    untested: { chinese: '与第二套独立计算的比对', english: 'comparison with the second calculation' },
    commands: ['python3', 'python'],
    places: [],
    probe: { args: ['--version'], answer: /^Python 3\./u },
  },
  browser: {
    chinese: 'Chromium 浏览器',
    english: 'a Chromium browser',
    untested: {
      chinese: '在浏览器中运行计算引擎、打印得分单网页',
      english: 'the engine in a browser, the scorecard page on paper',
    },
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  },
  pdftotext: {
    chinese: 'pdftotext（poppler）',
    english: 'pdftotext (poppler)',
    untested: { chinese: '打印出的得分单网页每页都有警示', english: 'warnings on every printed page' },
    commands: ['pdftotext'],
    places: [],
  },
  openssl: {
    chinese: 'OpenSSL',
    english: 'OpenSSL',
    untested: { chinese: '用自己的证书提供 https', english: 'https with a certificate of our own' },
    commands: ['openssl'],
    places: [],
  },
};

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function answers(path: string, probe: Tool['probe']): boolean {
  if (probe === undefined) return true;
  const { status, stdout, stderr } = spawnSync(path, probe.args, { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && probe.answer.test(`${stdout}${stderr}`.trim());
}

function find(tool: Tool): string | null {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const named = tool.commands.flatMap((command) =>
    folders.flatMap((folder) => endings.map((ending) => join(folder, `${command}${ending}`))),
  );
  return [...named, ...tool.places].find((path) => isProgram(path) && answers(path, tool.probe)) ?? null;
}

const known = new Map<Need, Answer>();

/**
 * Whether a tool is on this machine: `test.skipIf(!needs('python3').present)('…', …)`.
 * PLUMBLINE_WITHOUT=libreoffice,python3 acts as if those were absent.
 */
export function needs(need: Need): Answer {
  const before = known.get(need);
  if (before !== undefined) return before;
  const tool = tools[need];
  const isHidden = (process.env['PLUMBLINE_WITHOUT'] ?? '').split(',').includes(need);
  const path = isHidden ? null : find(tool);
  const reason = `本机没有 ${tool.chinese} / ${tool.english} not found${isHidden ? '（PLUMBLINE_WITHOUT）' : ''}`;
  const answer = { present: path !== null, path, reason: path === null ? reason : '' };
  known.set(need, answer);
  return answer;
}
