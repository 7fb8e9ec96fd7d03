// The shapes of answers (答复的形状), by the noun that they are of: what stands in /api. More may stand in an answer than here.
import { appealReplies } from './appeal-reply.ts';
import { z } from 'zod';
import { Assignment } from '../domain/assignment.ts';
import { SectionKind } from '../domain/directory-list.ts';
import { EventName } from '../domain/event.ts';
import { Fact, Facts } from '../domain/fact.ts';
import { Problem } from '../domain/problem.ts';
import { Role } from '../domain/role.ts';
import { Node, Parameter, Scheme } from '../domain/scheme.ts';
import { Origin, Scorecard, Step } from '../domain/scorecard.ts';
import { Json } from '../domain/setting.ts';
import { Snapshot } from '../domain/snapshot.ts';
import { RawDocument, Table } from '../domain/table.ts';
import { Calendar } from '../domain/calendar.ts';
import { Proposed } from '../domain/proposal.ts';
import { Stage, TransitionName } from '../domain/stage.ts';
import { claimReplies } from './claim-reply.ts';
import { issueReplies } from './issue-reply.ts';
import { markingReplies } from './marking-reply.ts';
import { roomReplies } from './room-reply.ts';
import { RefusalReply } from './refusal.ts';
import { count, instant, some, someOrNull, text, textOrNull } from './shape.ts';

const titled = z.looseObject({ id: text, title: text });
const both = z.looseObject({ zh: text, en: text });

const account = z.looseObject({
  id: text,
  name: text,
  title: text,
  body: textOrNull,
  section: textOrNull,
  roles: z.array(Role),
  wanted: z.array(Role),
  lockedUntil: instant.nullable(),
  disabledAt: instant.nullable(),
  mustChangePassword: z.boolean(),
  createdAt: instant,
});

const body = z.looseObject({
  id: text,
  title: text,
  names: z.array(text),
  retiredAt: instant.nullable(),
  sections: z.array(z.looseObject({ id: text, title: text, kind: SectionKind })),
  revision: text,
  people: z.array(z.looseObject({ id: text, name: text, title: text, section: textOrNull, roles: z.array(Role) })),
});

const cycle = z.looseObject({ id: text, title: text, year: text, stage: Stage });
const version = z.looseObject({ version: count, note: both, at: instant.nullable(), by: textOrNull });
const change = z.looseObject({ kind: text, node: textOrNull, text });
const factRow = z.looseObject({ sequence: count, account: textOrNull, at: instant, fact: Fact });
const computation = z.looseObject({
  number: count,
  schemeVersion: count,
  factSequence: count,
  sha256: text,
  account: textOrNull,
  at: instant,
});
const scheme = z.looseObject({
  version: count,
  sha256: text,
  note: both,
  document: textOrNull,
  at: instant,
  scheme: Scheme,
  problems: z.array(Problem),
});
const assignment = z.looseObject({
  body: text,
  subject: text,
  version: count,
  note: both,
  at: instant.nullable(),
  by: textOrNull,
  mayEdit: z.boolean(),
  own: z.array(text).nullable(),
  sections: z.array(text),
  assignment: Assignment,
});
const imported = z.looseObject({ cycle, version: count, sha256: text });
const shownFact = z.looseObject({ value: text, at: instant, fact: Fact });
const founder = z.looseObject({ role: Role, name: text, title: text, password: text });

export const replies = {
  account,
  accounts: z.looseObject({ accounts: z.array(account) }),
  openedAccount: z.looseObject({ account, password: text }),
  session: z.looseObject({
    account: z.looseObject({ id: text, name: text, title: text, roles: z.array(Role), acts: z.array(text) }).nullable(),
    jurisdictions: z.array(z.looseObject({ id: text, title: text, demonstration: textOrNull })),
    demoAccounts: z.array(some),
  }),
  jurisdiction: z.looseObject({ id: text, title: text, accounts: z.array(founder) }),
  stage: z.looseObject({
    stage: Stage,
    edition: count,
    since: instant.nullable(),
    calendar: Calendar,
    calendarVersion: count,
    moves: z.array(z.looseObject({ transition: TransitionName, to: Stage, hands: text, mayNow: z.boolean() })),
    acts: z.array(text),
    history: z.array(z.looseObject({ transition: TransitionName, from: Stage, to: Stage, at: instant.nullable() })),
    proposals: z.array(z.looseObject({ id: text, content: Proposed, by: text, at: instant, mayAnswer: z.boolean() })),
  }),
  home: z.looseObject({ cycle: cycle.nullable(), others: z.array(cycle), accounts: someOrNull, mail: someOrNull }),
  reminders: z.looseObject({ calendar: someOrNull, mail: someOrNull, canMail: z.boolean() }),
  calendar: z.looseObject({ token: text }),

  body,
  bodies: z.looseObject({ bodies: z.array(body) }),
  names: z.looseObject({
    names: z.array(z.looseObject({ name: text, isKnown: z.boolean(), places: z.array(some) })),
  }),
  directory: z.looseObject({
    file: text,
    problems: z.array(Problem),
    added: z.array(some),
    changed: z.array(some),
    accounts: z.array(some),
    left: z.array(text),
    isDone: z.boolean(),
    passwords: z.array(z.looseObject({ name: text, title: text, password: text })),
  }),

  cycles: z.looseObject({ cycles: z.array(cycle) }),
  discarded: z.looseObject({ cycles: z.array(cycle), left: z.array(z.looseObject({ id: text, title: text })) }),
  scheme,
  schemeVersions: z.looseObject({ versions: z.array(version), nodes: z.array(text) }),
  schemeTable: z.looseObject({
    version: count,
    title: text,
    header: z.array(some),
    shares: z.array(z.number()),
    lines: z.array(some),
  }),
  schemeEffect: z.looseObject({
    effect: z.looseObject({ subjects: z.array(some), facts: count, left: count }).nullable(),
  }),
  schemeColumns: z.looseObject({ columns: z.array(text) }),
  changes: z.looseObject({ changes: z.array(change) }),
  answers: z.looseObject({ answers: z.array(z.looseObject({ key: text, version: count, at: instant })) }),
  offers: z.looseObject({
    version: count,
    offers: z.array(
      z.looseObject({
        key: text,
        title: text,
        value: Json,
        words: text,
        signer: text,
        reason: text,
        isSame: z.boolean(),
        question: textOrNull,
        total: textOrNull,
        from: cycle,
      }),
    ),
  }),

  assignment,
  assignments: z.looseObject({
    assignments: z.array(
      z.looseObject({ body: text, title: text, group: text, version: count, lacks: z.record(text, count) }),
    ),
  }),
  assignmentVersions: z.looseObject({ versions: z.array(version) }),

  marks: z.looseObject({ facts: z.array(factRow), presence: z.array(some) }),
  facts: z.looseObject({ facts: z.array(factRow) }),
  savedFacts: z.looseObject({
    saved: z.array(factRow),
    conflicts: z.array(z.looseObject({ yours: some, theirs: factRow })),
  }),
  workbook: z.looseObject({
    cycle: text,
    changes: z.array(
      z.looseObject({ place: text, type: text, subject: text, row: text, before: textOrNull, after: text }),
    ),
    unchanged: count,
    problems: z.array(Problem),
    isSaved: z.boolean(),
  }),

  computation,
  computations: z.looseObject({ computations: z.array(computation) }),
  snapshot: computation.extend({ snapshot: Snapshot }),
  ranking: z.looseObject({
    computation,
    title: text,
    groups: z.array(some),
    lines: z.array(some),
    components: z.array(z.looseObject({ node: text, title: text })),
    totalPlaces: count.nullable(),
    rows: z.array(
      z.looseObject({ subject: text, title: text, group: text, total: textOrNull, rank: count.nullable() }),
    ),
  }),
  scorecard: z.looseObject({
    computation,
    title: text,
    card: Scorecard,
    totalPlaces: count.nullable(),
    scheme: Scheme,
    facts: Facts,
  }),
  basis: z.looseObject({ computation, scheme: Scheme, assumptions: someOrNull, facts: Facts }),
  difference: z.looseObject({ before: computation, after: computation, subjects: z.array(some) }),

  document: RawDocument,
  verdict: z.looseObject({
    title: textOrNull,
    rows: count,
    columns: z.array(some),
    scheme: Scheme,
    problems: z.array(Problem),
    newBodies: z.array(titled),
    kept: z.array(Parameter),
    lost: z.array(Parameter),
    changes: z.array(change).nullable(),
    unfit: RefusalReply.omit({ code: true }).nullable(),
  }),
  imported,

  journal: z.looseObject({
    entries: z.array(
      z.looseObject({
        sequence: count,
        at: instant,
        event: EventName,
        sentence: both,
        facts: z.array(text),
        sha256: text,
      }),
    ),
    hasMore: z.boolean(),
  }),
  journalPlaces: z.looseObject({
    people: z.array(titled),
    bodies: z.array(titled),
    rows: z.array(z.looseObject({ cycle: text, node: text, label: text })),
    events: z.array(EventName),
  }),
  journalChain: z.looseObject({
    total: count,
    checked: count,
    next: count.nullable(),
    fault: z.looseObject({ sequence: count, zh: text, en: text }).nullable(),
    older: count,
    checkpoints: z
      .looseObject({ compared: count, newest: z.looseObject({ size: count, at: instant }).nullable() })
      .optional(),
  }),
  entryFacts: z.looseObject({ facts: z.array(z.looseObject({ fact: shownFact, before: shownFact.nullable() })) }),

  ...issueReplies,
  ...roomReplies,
  ...appealReplies,
  ...claimReplies,
  ...markingReplies,
  checkpoints: z.looseObject({
    key: textOrNull,
    newest: z.looseObject({ size: count, note: text, at: instant }).nullable(),
    count,
  }),

  description: z.looseObject({ openapi: text, info: some, paths: some }),
} as const;

/** Shapes that stand once, under their names, in the description's components; all that hold themselves must. */
export const shared = z.registry<{ id: string }>();
for (const [id, shape] of Object.entries({
  Refusal: RefusalReply,
  Problem,
  Scheme,
  Assignment,
  Fact,
  Facts,
  Scorecard,
  Snapshot,
  Document: RawDocument,
  Json,
  Node,
  Origin,
  Step,
  Table,
}))
  shared.add(shape, { id });
