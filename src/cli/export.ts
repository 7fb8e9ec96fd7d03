// `plumbline export`: official documents out (导出): the scheme's table, the results, a scorecard.
import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { publish, publications } from '../app/publication.ts';
import { writeOut } from '../documents/json.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Command } from './command.ts';
import { shownPath } from './path.ts';

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
      zh: '写到哪个文件，格式看扩展名',
      en: 'file to write; its ending says the form',
    },
    body: { type: 'string', value: 'NAME', zh: '得分单是哪个单位的', en: 'whose scorecard' },
    assignment: {
      type: 'string',
      value: 'FILE',
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
  run: async ({ files, text, progress }) => {
    const [kind = '', path = ''] = files;
    const publication = publications.find((each) => each.kind === kind);
    if (publication === undefined) {
      throw new Refusal('usage', {
        what: `不会导出“${kind}”。`,
        why: `可以导出的有：${publications.map((each) => each.kind).join('、')}。`,
        next: '用 plumbline export --help 查看用法。',
        english: `Cannot export “${kind}”; choose one of ${publications.map((each) => each.kind).join(', ')}.`,
      });
    }
    const out = resolve(text('out') ?? `${kind}${publication.forms[0]}`);
    const form = publication.forms.find((each) => each === extname(out).toLowerCase());
    if (form === undefined) {
      throw new Refusal('usage', {
        what: `${kind} 不能写成“${extname(out) || '没有扩展名的文件'}”。`,
        why: `它的格式是 ${publication.forms.join(' 或 ')}。`,
        next: '请改 --out 的扩展名。',
        english: `${kind} is written as ${publication.forms.join(' or ')}; change the ending of --out.`,
      });
    }
    progress.step(`正在写出 ${out}`);
    const content = await publish({
      kind: publication.kind,
      form,
      path,
      body: text('body'),
      assignment: text('assignment'),
      onProgress: progress.step,
    });
    const isOverwritten = existsSync(out);
    writeOut(out, content);
    return {
      exitCode: 0,
      json: { written: [out], isOverwritten },
      lines: () => [`已写出 ${shownPath(out)}${isOverwritten ? '（覆盖了原有的文件）' : ''}`],
    };
  },
};
