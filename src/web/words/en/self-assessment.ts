// What is said of self-assessments in English.
import type { selfAssessment as zh } from '../zh/self-assessment.ts';

export const selfAssessment = {
  about:
    'The leading sections write what was done on each row and what they claim; the body confirms it and hands it in. It is no mark and nothing is computed from it: assessors read it beside theirs.',
  boardAbout: 'How far each body is with its self-assessment. It is no mark, and nothing is computed from it.',
  due: (day) => `Due on ${day}; a late one is taken, and marked.`,
  search: 'Find a body',
  body: 'Body',
  written: 'Written',
  writtenOf: (count, of) => `${count} / ${of}`,
  handed: 'Handed in',
  handedAt: (when) => `handed in on ${when}`,
  notHanded: 'not handed in',
  late: 'late',
  changed: 'changed since',
  none: 'No body fits',
  noneNext: 'Choose something else.',
  onlyOpen: 'not handed in only',
  rows: 'Row by row',
  noRows: 'Nothing for you to write',
  noRowsNext: 'No row of the assignment is led by your section, or has you as owner.',
  points: (points) => `${points} points`,
  target: 'Target of the year: ',
  leads: (leads) => `led by ${leads}`,
  criterion: 'Criterion',
  evidence: (count) => (count === 0 ? 'no evidence' : `evidence: ${count}`),
  toEvidence: 'Add evidence',
  text: 'Self-assessment',
  textMissing: 'Say what was done and what came of it; also where nothing was.',
  claimed: 'Claimed mark (may be left out)',
  claimedHint: (points) => `0 to ${points}`,
  save: 'Save',
  saved: 'Saved',
  version: (version, who, when) => `version ${version}, ${who ?? 'the system'}, ${when}`,
  notWritten: 'not written yet',
  state: {
    open: (lacking) =>
      lacking === 0
        ? 'Every row is written: it can be handed in.'
        : `${lacking} rows are not written yet; then it can be handed in.`,
    handed: (when, who) => `Handed in by ${who ?? 'the system'} on ${when}.`,
    changed: 'Rows have changed since: hand it in again; assessors still see what was handed in.',
    late: 'It was handed in late.',
    overdue: 'The last day is over: it will be marked as late.',
    waits: 'The account of the body confirms it and hands it in.',
  },
  handIn: 'Confirm and hand in',
  ask: 'You confirm for the body what its sections wrote, and hand it in to the assessors. It can still be changed, and is handed in again then.',
  cancel: 'Cancel',
  title: 'Handing in',
} satisfies typeof zh;
