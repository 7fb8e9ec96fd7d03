// `plumbline export`: official documents out (导出): the scheme's table, the results, a scorecard.
import { extname, resolve } from 'node:path';
import { documents, makeDocument } from '../app/offline/document.ts';
import { shownPath } from '../documents/path.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Command, Input } from './command.ts';
import { shortBannerLines } from './ranking.ts';

/** Which document takes which option. */
const owners = { body: 'scorecard', assignment: 'scheme' } as const;

function insistOnUse(kind: string, { isSet }: Input): void {
  for (const [name, owner] of Object.entries(owners)) {
    if (owner === kind || !isSet(name)) continue;
    throw new Refusal('usage', {
      what: `导出 ${kind} 时不用 --${name}。`,
      why: `--${name} 只用于 export ${owner}。`,
      next: `请去掉 --${name}，或者改成 export ${owner}。`,
      english: `--${name} belongs to export ${owner} and means nothing for ${kind}; leave it out.`,
    });
  }
}

export const exportCommand: Command = {
  name: 'export',
  zh: '写出正式文件：考评表、结果、得分单',
  en: 'write official documents: the table of the scheme, the results, a scorecard',
  usage: 'scheme|results|scorecard FILE [--body NAME] [--assignment FILE] [--out FILE]',
  arity: [2, 2],
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      file: 'out',
      zh: '写到哪个文件，格式看扩展名',
      en: 'file to write; its ending says the form',
    },
    body: { type: 'string', value: 'NAME', zh: '得分单是哪个单位的', en: 'whose scorecard' },
    assignment: {
      type: 'string',
      value: 'FILE',
      file: 'in',
      zh: '考评表里的责任分工（JSON）',
      en: 'assignment (JSON) for the table',
    },
  },
  notes: [
    'scheme：方案 JSON 或正式考评表 → .docx。 scheme: scheme JSON or an official table → .docx',
    'results：快照 → .xlsx 或 .docx。 results: a snapshot → .xlsx or .docx',
    'scorecard：快照和 --body → .pdf 或 .html。 scorecard: a snapshot and --body → .pdf or .html',
  ],
  examples: [
    'plumbline export scheme scheme.json --assignment assignment.json --out 考评表.docx',
    'plumbline export results out/snapshot.json --out 结果.xlsx',
    'plumbline export scorecard out/snapshot.json --body 财政局 --out 得分单.pdf',
  ],
  run: async (input) => {
    const { text, progress } = input;
    const [kind = '', path = ''] = input.files;
    const document = documents.find((each) => each.kind === kind);
    if (document === undefined) {
      throw new Refusal('usage', {
        what: `不会导出“${kind}”。`,
        why: `可以导出的有：${documents.map((each) => `${each.kind}（${each.zh}）`).join('、')}，写在文件名前面。`,
        next: '用 plumbline export --help 查看用法。',
        english: `Cannot export “${kind}”; choose one of ${documents.map((each) => each.kind).join(', ')}, before the file.`,
      });
    }
    insistOnUse(kind, input);
    const out = resolve(text('out') ?? `${kind}${document.forms[0]}`);
    const form = document.forms.find((each) => each === extname(out).toLowerCase());
    if (form === undefined) {
      throw new Refusal('usage', {
        what: `${kind} 不能写成“${extname(out) || '没有扩展名的文件'}”。`,
        why: `它的格式是 ${document.forms.join(' 或 ')}。`,
        next: '请改 --out 的扩展名。',
        english: `${kind} is written as ${document.forms.join(' or ')}; change the ending of --out.`,
      });
    }
    progress.step(`正在写出 ${shownPath(out)}`);
    const { content, demonstration, assumed } = await makeDocument({
      kind: document.kind,
      form,
      path,
      body: text('body'),
      assignment: text('assignment'),
      onProgress: progress.step,
    });
    const [written] = input.write([{ path: out, content }]);
    const isOverwritten = written?.isOverwritten === true;
    return {
      exitCode: 0,
      json: { kind, form, ...written, demonstration, assumed, written: [out] },
      lines: (screen) => [
        `已写出 ${shownPath(out)}${isOverwritten ? '（覆盖了原有的文件）' : ''}`,
        ...shortBannerLines({ demonstration, assumed }, screen),
      ],
    };
  },
};
