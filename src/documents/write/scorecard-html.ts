// A scorecard as one web page (得分单网页): no script, nothing fetched, readable on desk, phone and paper.
import { createHash } from 'node:crypto';
import { oneLine, showExactly } from '../../domain/display.ts';
import { nouns } from '../../domain/glossary.ts';
import type { Scorecard } from '../../domain/scorecard.ts';
import { escapeMarkup as escape } from './escape.ts';
import {
  bodyTitle,
  cardSummary,
  dayText,
  groupTitle,
  missingTitles,
  type Outcome,
  rankText,
  warnings,
  totalText,
} from './outcome.ts';
import { assumedLines } from './assumed.ts';
import { type EffectRow, effectRows } from './row-effect.ts';
import { scorecardStyle } from './scorecard-style.ts';
import { type TraceStep, traceOf } from './trace.ts';
import { waterfall } from './waterfall.ts';

const styleHash = createHash('sha256').update(scorecardStyle).digest('base64');
/** The page may use its own style sheet and nothing else. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

/** Ids of the trace's steps in the page, by node. */
type Anchors = ReadonlyMap<string, string>;

function anchorsOf(root: TraceStep): Anchors {
  const anchors = new Map<string, string>();
  const walk = (step: TraceStep): void => {
    anchors.set(step.node, `step-${anchors.size + 1}`);
    step.children.forEach(walk);
  };
  walk(root);
  return anchors;
}

const figure = (label: string, value: string, note: string | null): string =>
  `<div><dt>${escape(label)}</dt><dd>${escape(value)}${note === null ? '' : `<small>${escape(note)}</small>`}</dd></div>`;

function figures(outcome: Outcome, card: Scorecard): string {
  const shown = totalText(outcome, card);
  const exact = card.total !== null && shown.startsWith('≈') ? `精确值 ${card.total}` : null;
  const rankNote = card.rankByRounding
    ? '名次取决于舍入'
    : `共 ${cardSummary(outcome, card).among.value} 个${nouns.body.zh}`;
  return `<dl class="figures">${[
    figure('总分', shown, exact),
    figure(nouns.ranking.zh, rankText(card), rankNote),
    figure(nouns.grade.zh, card.grade ?? '—', card.gradeNote),
    figure(nouns.group.zh, groupTitle(outcome, card.group), null),
  ].join('')}</dl>`;
}

function picture(outcome: Outcome, card: Scorecard): string {
  const { bars } = cardSummary(outcome, card);
  if (bars.length === 0) return '';
  const drawn = waterfall(bars, `${bodyTitle(outcome, card.subject)}得分构成图`, outcome.totalPlaces);
  return `<h2>得分构成</h2><figure>${drawn}</figure>`;
}

function effectRow(row: EffectRow, anchors: Anchors): string {
  const number = (label: string, text: string, more = '', name = ''): string =>
    `<td class="number${name}${text === '' ? ' empty' : ''}" data-label="${label}">${escape(text)}${more}</td>`;
  const small = (text: string): string => (text === '' ? '' : `<small>${escape(text)}</small>`);
  return `<tr${row.isLoss ? ' class="costs"' : ''}><td><a href="#${anchors.get(row.node) ?? ''}">${escape(row.title)}</a>${small(row.under)}</td>${[
    number(nouns.score.zh, row.score, small(row.cut)),
    number('失分', row.lost, '', ' lost'),
    number('影响总分', row.effect),
  ].join('')}</tr>`;
}

function effects(outcome: Outcome, card: Scorecard, anchors: Anchors): string {
  const head = [nouns.indicator.zh, nouns.score.zh, '失分', '影响总分'].map(
    (text, at) => `<th scope="col"${at === 0 ? '' : ' class="number"'}>${text}</th>`,
  );
  const rows = effectRows(outcome, card).map((row) => effectRow(row, anchors));
  return `<h2>各项得分（按对总分的影响排列）</h2><table><thead><tr>${head.join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

const list = (label: string | null, items: { text: string; name: string }[]): string =>
  items.length === 0
    ? ''
    : `${label === null ? '' : `<p class="label">${label}</p>`}<ul>${items.map(({ text, name }) => `<li${name === '' ? '' : ` class="${name}"`}>${escape(text)}</li>`).join('')}</ul>`;

/** One step; the first levels are unfolded. */
function details(step: TraceStep, anchors: Anchors, depth: number): string {
  const notes = step.notes.map((note) => `<p>${escape(note)}</p>`).join('');
  const source =
    step.source === null
      ? ''
      : `<p class="label">${nouns.source.zh}：${escape(step.source.place)}</p><blockquote>${escape(step.source.words)}</blockquote>`;
  return [
    `<details id="${anchors.get(step.node) ?? ''}"${depth < 2 ? ' open' : ''}>`,
    `<summary>${escape(step.title)} <b>${escape(step.score)}</b><span class="rule">${escape(step.operation)}</span></summary>`,
    step.sentence === '' ? '' : `<p>${escape(step.sentence)}</p>`,
    notes,
    list(
      '依据的事实',
      step.facts.map(({ text, isUsed }) => ({ text, name: isUsed ? '' : 'aside' })),
    ),
    list(
      null,
      step.parameters.map(({ text, isAssumed }) => ({ text, name: isAssumed ? 'assumed' : '' })),
    ),
    source,
    ...step.children.map((child) => details(child, anchors, depth + 1)),
    '</details>',
  ].join('');
}

function assumptions(outcome: Outcome): string {
  const lines = assumedLines(outcome);
  if (lines.length === 0) return '';
  return `<h2>尚待签署的假设</h2><ol>${lines.map((line) => `<li>${escape(line)}</li>`).join('')}</ol>`;
}

function foot(outcome: Outcome): string {
  const { receipt } = outcome.snapshot;
  const hashes = [
    [nouns.scheme.zh, receipt.scheme],
    ['假设', receipt.assumptions],
    ['事实', receipt.facts],
    ['结果', receipt.result],
  ].map(([label, hash]) => (hash == null ? '' : `<br>${label} <code>${escape(hash)}</code>`));
  return `<footer>准绳 Plumbline ${escape(receipt.engine)} 计算；${escape(dayText(outcome))} 制作。${nouns.receipt.zh}（SHA-256）：${hashes.join('')}</footer>`;
}

function missing(outcome: Outcome, card: Scorecard): string {
  const titles = missingTitles(outcome, card);
  return titles === '' ? '' : `<p>还不能计算总分，缺少：${escape(titles)}。</p>`;
}

/** On paper the group stands above every page, as the head of a table does. */
function warningLines(outcome: Outcome): string {
  const lines = warnings(outcome).map((line) => `<p class="warning" role="note">${escape(line)}</p>`);
  return lines.length === 0 ? '' : `<div class="warnings">\n${lines.join('\n')}\n</div>`;
}

/** The page of one subject. */
export function scorecardHtml(outcome: Outcome, card: Scorecard): string {
  const trace = traceOf(outcome, card);
  const anchors = anchorsOf(trace);
  const title = `${bodyTitle(outcome, card.subject)}${nouns.scorecard.zh}`;
  const total =
    card.total === null
      ? ''
      : `<meta name="description" content="${escape(`${title}：${showExactly(card.total)} 分`)}">`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escape(title)}</title>
${total}
<style>${scorecardStyle}</style>
</head>
<body>
${warningLines(outcome)}
<main>
<h1>${escape(title)}</h1>
<p class="under">${escape(oneLine(outcome.result.title))}（${escape(outcome.result.cycle)}）</p>
${figures(outcome, card)}
${missing(outcome, card)}
${picture(outcome, card)}
${effects(outcome, card, anchors)}
<h2>计算过程</h2>
${details(trace, anchors, 0)}
${assumptions(outcome)}
${foot(outcome)}
</main>
</body>
</html>
`;
}
