// What the page of a new jurisdiction says in English (建立考评辖区用语).
import { inQuotes } from '../../../domain/quote.ts';
import type { setup as zh } from '../zh/setup.ts';

export const setup = {
  about:
    'For whoever runs the server: the setup code stands in the window or the log of the server; each is good for once.',
  code: 'Setup code',
  codeHint: 'Like k7mp-x2ce-9hqt-w4ra-b3fd',
  title: 'Name of the jurisdiction',
  titleHint: 'For example a city',
  organiser: 'Organising body',
  organiserHint: 'It can be renamed later in the directory',
  people: 'The first accounts',
  peopleWhy: 'System, security and audit administrators are three people; the organiser carries out the appraisal.',
  name: 'Login name',
  person: 'Name of the person',
  nameRule: 'Login names have 2 to 40 letters, digits, Chinese characters or . _ - and differ from each other.',
  missing: 'Fill this in.',
  twice: 'The same as another login name.',
  submit: 'Create the jurisdiction',
  doneTitle: (title: string) => `${inQuotes(title)} is created`,
  doneWhy: 'These start passwords are shown this once. Hand each to its person; it must be changed at the first login.',
  role: 'Role',
  password: 'Start password',
  noted: 'The start passwords are noted: you can log in.',
  toLogin: 'Log in',
  back: 'Back to the login',
} satisfies typeof zh;
