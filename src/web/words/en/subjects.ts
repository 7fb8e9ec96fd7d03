// What the view of who is appraised says in English (被考评单位用语).
import { inQuotes } from '../../../domain/quote.ts';
import type { appraised as zh } from '../zh/subjects.ts';
import { many } from './many.ts';

export const appraised = {
  none: 'Nobody is appraised yet',
  noneNext: 'There are no marks and no results before somebody is: add bodies from the directory below.',
  noneOthers: 'The organiser has to add bodies from the directory; there are no marks and no results before.',
  count: (subjects: number, groups: number) => `${many(subjects, 'body', 'bodies')}, ${many(groups, 'group')}`,
  search: 'Find a body',
  notFound: 'This group has no such body.',
  add: 'Add from the directory',
  bodies: 'Bodies',
  bodiesHint: (left: number) =>
    `Type a name to find one; choose as many as you like. ${many(left, 'body', 'bodies')} of the directory not appraised.`,
  noneLeft: 'All bodies of the directory are appraised. Any other has to be in the directory first.',
  toDirectory: 'To the directory',
  intoGroup: 'Into which group',
  chooseGroup: 'Choose a group',
  chooseAll: (left: number) => `Choose all (${left})`,
  addChosen: (count: number) => (count === 0 ? 'Add' : `Add ${many(count, 'body', 'bodies')}`),
  group: (title: string, count: number) => `${title} (${count})`,
  groupEmpty: 'This group has no bodies yet.',
  groupOf: (title: string) => `Group of ${inQuotes(title)}`,
  remove: 'Remove',
  removeOf: (title: string) => `Remove ${inQuotes(title)}`,
  addGroup: 'Add a group',
  groupTitle: 'Title of the group',
  groupMissing: 'Give the group a title.',
  groupTwice: 'Another group has this title: choose another one.',
  renameGroup: 'Rename',
  renameGroupOf: (title: string) => `Rename the group ${inQuotes(title)}`,
  removeGroup: 'Remove',
  removeGroupOf: (title: string) => `Remove the group ${inQuotes(title)}`,
} satisfies typeof zh;
