// What the import page says in English (导入页用语): the very keys of the Chinese words.
import { inQuotes } from '../../../domain/quote.ts';
import type { importing as zh } from '../zh/import.ts';

import { many } from './many.ts';

export const importing = {
  about: 'Drop the official table and it becomes a scheme that runs; nothing is saved into a cycle before you say so.',
  drop: {
    title: 'Drop the official table here',
    label: 'Choose the file of the official table',
    choose: 'Choose a file…',
    paste: 'Or copy the whole table in Word, WPS or Excel, come back to this page and press Ctrl+V.',
    forms: 'Reads .docx, .doc, .xlsx, .csv, .txt and .html, up to 50 MB.',
    release: 'Release to read it',
    tooLarge: (name: string) =>
      `${inQuotes(name)} is larger than 50 MB and was not sent. An official table is usually below 1 MB: remove pictures and attachments.`,
    nothingPasted:
      'There is no table on the clipboard. Select the whole table in Word, WPS or Excel, copy it, and paste.',
    sending: (name: string) => `Sending ${inQuotes(name)}`,
    reading: (name: string) => `Reading ${inQuotes(name)}`,
    pasted: 'the pasted table',
    again: 'Go on with the last import',
    steps: ['Drop the table', 'Check what was read', 'Create the cycle'],
  },
  other: 'Another file',
  views: {
    label: 'The import',
    source: 'Source',
    tree: 'Scheme',
    problems: 'Problems',
    decisions: 'Changes',
    changes: 'Differences from the scheme in force',
    target: 'Target',
  },
  judging: 'Reading again…',
  judgingStopped: 'The reading was stopped; what is shown is of the one before.',
  judgeAgain: 'Read again',
  table: {
    label: (number: number) => `Source table ${number}`,
    sheets: 'Tables and sheets',
    number: (number: number) => `Table ${number}`,
    isRead: 'Read this table',
    empty: 'There is no table in this file.',
    outside: (text: string) => `Outside of tables: ${text}`,
    hint: 'Point at a cell to see on the right what it became; double-click (on a touch screen one more tap) or Enter mends its text, Esc goes back to the list; the menus above say what a column holds.',
    column: (column: number) => `Column ${column} is read as`,
    unused: 'unused',
    automatic: 'automatic',
    auto: (role: string) => `${role} (automatic)`,
    cell: (row: number, column: number) => `row ${row}, column ${column}`,
    mended: 'mended',
    mend: 'Mend the text of this cell',
    save: 'Done',
    cancel: 'Cancel',
    restore: 'Restore the original',
    original: 'Original: ',
    blank: '(blank)',
    continued: '(continued)',
  },
  roles: {
    sequence: 'sequence',
    level: 'component or indicator',
    criterion: 'criterion',
    target: 'yearly target',
    method: 'method',
    unit: 'unit',
    points: 'points',
    assessors: 'assessors',
    leads: 'lead sections',
    cooperators: 'cooperators',
    scope: 'applies to',
    remarks: 'remarks',
    ignore: 'not read',
  },
  kinds: {
    total: 'total',
    component: 'component',
    indicator: 'indicator',
    evaluation: 'evaluation',
    adjustment: 'adjustment',
    part: 'part',
  },
  tree: {
    label: 'The scheme that was read',
    points: (points: string) => `${points} points`,
    open: 'points open',
    assessors: (names: string) => `Assessors: ${names}`,
    count: (rows: number, nodes: number) => `${many(rows, 'row')} · ${many(nodes, 'node')}`,
    none: 'No scheme was read yet.',
  },
  problems: {
    filter: 'Show',
    all: 'All',
    error: 'Errors',
    review: 'To check',
    choices: 'With choices',
    sign: 'To sign',
    note: 'Notes',
    none: 'Nothing of this kind.',
    reading: 'How to read it',
    signHint:
      'The table leaves these open; somebody signs them after the import. What was signed in an earlier year can be taken over.',
  },
  decisions: {
    label: 'Changes so far',
    undo: 'Undo',
    redo: 'Redo',
    none: 'No changes yet: this is what the program reads by itself.',
    kept: 'Changes are kept on this machine; reloading the page loses nothing.',
    start: 'As the program reads it',
    column: (table: number, column: number, role: string) => `Table ${table}, column ${column} is ${inQuotes(role)}`,
    columnAuto: (table: number, column: number) => `Table ${table}, column ${column} is automatic again`,
    choice: (place: string, words: string) => `${place} is read as ${inQuotes(words)}`,
    cell: (table: number, row: number, column: number, text: string) =>
      `Table ${table}, row ${row}, column ${column} becomes ${inQuotes(text)}`,
    cellBack: (table: number, row: number, column: number) =>
      `Table ${table}, row ${row}, column ${column} is as in the original`,
    tables: (tables: string) => `Only table ${tables} is read`,
    tablesAuto: 'The program chooses the tables',
    subject: (title: string) => `The table is of ${inQuotes(title)}`,
    comma: ', ',
  },
  target: {
    label: 'Where it goes',
    newCycle: 'A new cycle',
    onTop: 'The next version of a cycle’s scheme',
    year: 'Year',
    yearFault: 'A year has four digits.',
    newBodies: (count: number, names: readonly string[]) =>
      `The directory gets ${count} new ${count === 1 ? 'body' : 'bodies'}: ${names.join(', ')}${count > names.length ? ' and others' : ''}`,
    newBodiesWhy:
      'They mark or are appraised by the table and are not in the directory. One that is there in other words: say which, and this name becomes an alias of it, not a second body.',
    like: 'Like it in the directory:',
    same: (title: string) => `It is ${inQuotes(title)}`,
    sameDone: (name: string, title: string) => `${inQuotes(name)} is an alias of ${inQuotes(title)} now.`,
    yearTaken: (title: string) => `This year has ${inQuotes(title)} already.`,
    yearTold: (year: string, title: string) =>
      `The table speaks of ${year}, and that year has ${inQuotes(title)} already. Where does it go?`,
    toldVersion: 'The next version of it',
    toldOther: (year: string, table: string) => `A cycle of ${year} (its texts still say ${table})`,
    yearOther: (table: string, year: string, title: string | null) =>
      `The table speaks of ${table}; its texts are taken as they are and do not become ${year}.${title === null ? '' : ` To revise the scheme of ${table}, choose the next version of ${inQuotes(title)} above.`}`,
    title: 'Title',
    titleFault: 'Give it a title.',
    cycle: 'Cycle',
    subjects: 'Subjects',
    subjectsFrom: {
      'newest-cycle': (title: string) => `Bodies and groups of ${inQuotes(title)}`,
      directory: 'All bodies of the directory',
      list: 'A list of their own (.xlsx, .docx)',
      none: 'Not decided yet',
    },
    directoryAlone:
      'The directory has nobody but the organiser yet. Import the directory first, then come back and choose all its bodies; what is here stays.',
    toDirectory: 'To the directory',
    subjectsLater: 'Add them later under “Subjects” of the scheme; there are no marks and no results before.',
    list: 'Choose the list…',
    listGiven: (file: string) => `List: ${file}`,
    listNeeded: 'Choose the file of the list.',
    subjectsCount: (subjects: number, groups: number) =>
      `${many(subjects, 'body', 'bodies')}, ${many(groups, 'group')}`,
    own: 'The table’s own assignment',
    ownSaved: (title: string) => `Saved as the assignment of ${inQuotes(title)}.`,
    ownUnknown: (name: string) => `The table is of ${inQuotes(name)}, who is no subject: its assignment is not saved.`,
    ownNameless:
      'The table does not say whose it is: targets, leads and cooperators stay in the rows of the scheme, the same for every body. If it is one body’s, choose it, and they become its assignment.',
    ownAlready: 'This body has an assignment in this cycle already; it is not written over.',
    ownChoose: 'Whose table it is',
    ownChooseNone: 'As its title says',
    changes: (count: number) =>
      count === 0
        ? 'No difference from the scheme in force'
        : `See ${many(count, 'difference')} from the scheme in force`,
    kept: (count: number) => `${many(count, 'signed parameter')} kept`,
    lost: (count: number) => `${many(count, 'signature')} not kept`,
    lostWhy: 'The new table does not ask these questions, or asks otherwise. The old version stays among the versions.',
  },
  changes: {
    about: (base: number, count: number) =>
      count === 0
        ? `The scheme that was read does not differ from version ${base}, which is in force.`
        : `The next version would differ from version ${base} in ${many(count, 'place')}; nothing is saved yet.`,
  },
  commit: {
    cycle: (year: string, rows: number, subjects: number, questions: number) =>
      `Create the cycle of ${year}: ${many(rows, 'row')}, ${many(subjects, 'body', 'bodies')}, ${many(questions, 'question')} to sign`,
    version: (title: string, version: number, rows: number, kept: number, questions: number) =>
      `Save as version ${version} of ${inQuotes(title)}: ${many(rows, 'row')}, ${many(kept, 'signature')} kept, ${many(questions, 'question')} to sign`,
    errors: (count: number) => `, with ${many(count, 'error')}`,
    wait: 'Once a scheme is read',
    choose: 'Choose first where it goes',
    typed: (row: number, column: number) =>
      `What is typed into row ${row}, column ${column} is not taken yet; nothing was saved.`,
    typedSee: 'Show it',
    typedTake: 'Take it',
    typedDrop: 'Give it up',
    moved: (version: number) =>
      `Somebody has just saved version ${version}. This import would stand behind it: look at what differs from it first.`,
    seeMoved: 'See what differs from it',
    working: 'Saving…',
    saving: 'Saving: all of it is kept, or nothing changes.',
    stopping: 'Cancelling, and asking what was kept…',
    stopped: 'Cancelled: nothing was kept. What is here stays, and can be saved again.',
    change: 'Change the target',
    despite: 'Import all the same',
  },
  done: {
    cycle: (title: string, year: string) => `${inQuotes(title)} (${year}) is created`,
    version: (title: string, version: number) => `Saved as version ${version} of ${inQuotes(title)}`,
    toScheme: 'To the scheme',
    another: 'Import another',
    offers: 'Parameters signed before',
    offersWhy:
      'These questions were signed in earlier years. The very same ones are ticked; where the wording or the total was another one, look at the question of that time before you tick it. You sign, with the reason “taken over from …”.',
    noOffers: 'Nothing was signed before that fits; sign the open questions one by one on the page of the scheme.',
    all: 'All',
    from: (year: string, signer: string) => `${year} · ${signer}`,
    asked: (question: string, total: string | null) =>
      `The question then: ${question}${total === null ? '' : ` (of a total of ${total} points)`}`,
    sign: (count: number) => `Sign ${many(count, 'parameter')} with these answers`,
    signing: 'Signing…',
    signed: (count: number, open: number) =>
      open === 0
        ? `${many(count, 'parameter')} signed; no question is open.`
        : `${many(count, 'parameter')} signed, ${open} still open.`,
  },
} satisfies typeof zh;
