// The way of a year in an archive (归档的阶段): each step a legal one, by two people where the table of stages asks for two, or by a day of the calendar.
import { type Calendar, isMovedOn } from '../../../domain/calendar.ts';
import { canonical } from '../../../domain/canonical.ts';
import { archiveFiles } from '../../../domain/archive.ts';
import { Person, type ProposalKind, proposalKinds, whyNotSecond } from '../../../domain/proposal.ts';
import { leadsTo, Stage, TransitionName, transitions } from '../../../domain/stage.ts';
import { StageDetails } from '../../../domain/stage-change.ts';
import type { Content, Lying } from './content.ts';
import type { Faults } from './fault.ts';

type Rows = Pick<Content['rows'], 'stage_change' | 'proposal' | 'proposal_end' | 'calendar_version' | 'computation'>;

/** How many steps there are, and how many agreements of two. */
export type StageCount = { changes: number; agreements: number };

type Agreement = { kind: ProposalKind; first: string; second: string; number: unknown };

const isKind = (text: unknown): text is ProposalKind => proposalKinds.some((kind) => kind === text);

export function checkStages(rows: Rows, faults: Faults): StageCount {
  const tell = ({ file, line }: Pick<Lying, 'file' | 'line'>, zh: string, en: string): void =>
    faults.add({ file, place: `第 ${line} 行`, zh, en: `line ${line} ${en}` });

  const ends = new Map(rows.proposal_end.map((each) => [each.row['proposal_id'], each]));
  const agreements: Agreement[] = [];
  for (const { row, file, line } of rows.proposal) {
    const end = ends.get(row['proposal_id']);
    if (end?.row['outcome'] !== 'agreed') continue;
    const [first, second] = [Person.safeParse(row['person']), Person.safeParse(end.row['person'])];
    const { kind } = row;
    if (!isKind(kind) || !first.success || !second.success) {
      tell({ file, line }, '的提请看不出由谁提请、由谁同意。', 'does not say who proposed and who agreed.');
      continue;
    }
    const why = whyNotSecond(kind, first.data, second.data);
    if (why !== null) tell(end, `的同意不算数：${why.zh}`, `is no agreement: ${why.en}.`);
    const { number } = row['content'] as { number?: unknown };
    agreements.push({ kind, first: canonical(first.data), second: canonical(second.data), number });
  }

  /** Takes the agreement that a step rests on: none carries two. */
  const takes = (transition: TransitionName, { first, second, computation }: StageDetails): boolean => {
    if (first === undefined || second === undefined) return false;
    const at = agreements.findIndex(
      (each) =>
        each.kind === transition &&
        each.first === canonical(first) &&
        each.second === canonical(second) &&
        each.number === computation,
    );
    if (at === -1) return false;
    agreements.splice(at, 1);
    return true;
  };

  const count = { changes: rows.stage_change.length, agreements: agreements.length };
  let now: Stage = 'drafted';
  for (const [at, { row, file, line }] of rows.stage_change
    .toSorted((a, b) => Number(a.row['number']) - Number(b.row['number']))
    .entries()) {
    const here = { file, line };
    const [name, from, to] = [
      TransitionName.safeParse(row['transition']),
      Stage.safeParse(row['from_stage']),
      Stage.safeParse(row['to_stage']),
    ];
    const details = StageDetails.safeParse(row['details']);
    if (!name.success || !from.success || !to.success || !details.success || row['number'] !== at + 1) {
      tell(here, '的阶段变动不成样子，或者前面缺了一步。', 'is no step of a year, or one before it is missing.');
      if (to.success) now = to.data;
      continue;
    }
    const [transition, { day, computation }] = [name.data, details.data];
    const words = transitions[transition];
    if (from.data !== now || leadsTo(transition, now) !== to.data)
      tell(
        here,
        `的“${words.zh}”在这里走不通：阶段表里没有这一步。`,
        `is a step (${words.en}) that the table of stages does not have here.`,
      );
    now = to.data;
    if (day !== undefined) {
      if (!rows.calendar_version.some((each) => isMovedOn(transition, day, each.row['content'] as Calendar)))
        tell(
          here,
          `写着由日程（${day}）办理，日程里没有这一天。`,
          `says that the calendar did it on ${day}, which it did not.`,
        );
    } else if (words.hands !== 'one' && !takes(transition, details.data))
      tell(
        here,
        `的“${words.zh}”要由两个人办理，没有这样的提请和同意。`,
        `(${words.en}) needs two people, of whom there is no proposal and agreement.`,
      );
    if (transition === 'application' && !rows.computation.some((each) => each.row['number'] === computation))
      tell(here, '采用的那次计算不在包里。', 'applies a computation that is not there.');
  }
  for (const { kind } of agreements)
    if (kind !== 'extension')
      faults.add({
        file: archiveFiles.proposalEnds,
        place: '',
        zh: `有一项同意了的“${transitions[kind].zh}”没有办：少了一步阶段变动。`,
        en: `tells of an agreement (${transitions[kind].en}) that no step follows.`,
      });
  return count;
}
