// The tables as types (数据表): what Kysely knows of migrations/; a test compares them with the database.
import type { ColumnType, JSONColumnType, Transaction } from 'kysely';
import type { Assignment } from '../domain/assignment.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { Addressee, Opinion, Verdict } from '../domain/consultation.ts';
import type { DateKind, Lead } from '../domain/kept-date.ts';
import type { SectionKind } from '../domain/directory-list.ts';
import type { Word } from '../domain/event-word.ts';
import type { EvidenceForm, EvidenceState } from '../domain/evidence.ts';
import type { Fact } from '../domain/fact.ts';
import type { Person, ProposalKind, ProposalOutcome, Proposed } from '../domain/proposal.ts';
import type { Scheme } from '../domain/scheme.ts';
import type { Stage, TransitionName } from '../domain/stage.ts';
import type { Order, StageDetails } from '../domain/stage-change.ts';
import type { RawDocument } from '../domain/table.ts';

/** An instant: ISO text in both directions. */
type Instant = ColumnType<string, string, string>;
type InstantOrNull = ColumnType<string | null, string | null, string | null>;
/** int8: text when read, so that no number loses digits. */
type Whole = ColumnType<string, string, string>;
type Once<T> = ColumnType<T, T, never>;

/** Left out when a row is added: the transaction's jurisdiction is its default. */
type Keyed = { jurisdiction_id: ColumnType<string, string | undefined, never> };

export type Database = {
  jurisdiction: Keyed & { title: Once<string>; demonstration: Once<string | null>; created_at: Once<string> };
  body: Keyed & {
    body_id: Once<string>;
    title: string;
    names: JSONColumnType<string[]>;
    retired_at: InstantOrNull;
  };
  section: Keyed & {
    body_id: Once<string>;
    section_id: Once<string>;
    title: string;
    names: JSONColumnType<string[]>;
    kind: SectionKind;
    position: number;
  };
  account: Keyed & {
    account_id: Once<string>;
    name: Once<string>;
    title: string;
    body_id: string | null;
    section_id: string | null;
    password: string;
    must_change: ColumnType<boolean, boolean | undefined, boolean>;
    wanted: JSONColumnType<string[], string | undefined>;
    failures: ColumnType<number, number | undefined, number>;
    locked_until: ColumnType<string | null, string | null | undefined, string | null>;
    disabled_at: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: Once<string>;
  };
  account_role: Keyed & { account_id: Once<string>; role: Once<string> };
  session: Keyed & {
    token_sha256: Once<string>;
    account_id: Once<string>;
    opened_at: Once<string>;
    seen_at: Instant;
    expires_at: Instant;
  };
  journal_head: Keyed & { sequence: Whole; sha256: string; sm3: string };
  journal: Keyed & {
    sequence: Once<string>;
    entry: Once<string>;
    sha256: Once<string>;
    sm3: Once<string>;
    at: Once<string>;
    event: Once<string>;
    account_id: Once<string | null>;
    cycle_id: Once<string | null>;
    body_id: Once<string | null>;
    node: Once<string | null>;
  };
  document: Keyed & {
    sha256: Once<string>;
    file: Once<string>;
    form: Once<string>;
    bytes: Once<Buffer>;
    raw: Once<RawDocument>;
    account_id: Once<string | null>;
    imported_at: Once<string>;
  };
  cycle: Keyed & { cycle_id: Once<string>; title: Once<string>; year: Once<string>; created_at: Once<string> };
  cycle_discard: Keyed & {
    cycle_id: Once<string>;
    reason: Once<string>;
    account_id: Once<string>;
    discarded_at: Once<string>;
  };
  scheme_version: Keyed & {
    cycle_id: Once<string>;
    version: Once<number>;
    content: Once<Scheme>;
    sha256: Once<string>;
    note: Once<string>;
    said: Once<Word | null>;
    document_sha256: Once<string | null>;
    ordered_by: Once<Order | null>;
    account_id: Once<string | null>;
    made_at: Once<string>;
  };
  assignment_version: Keyed & {
    cycle_id: Once<string>;
    body_id: Once<string>;
    version: Once<number>;
    content: Once<Assignment>;
    sha256: Once<string>;
    note: Once<string>;
    said: Once<Word | null>;
    account_id: Once<string | null>;
    made_at: Once<string>;
  };
  fact: Keyed & {
    cycle_id: Once<string>;
    fact_id: Once<string>;
    sequence: Once<string>;
    type: Once<Fact['type']>;
    node: Once<string>;
    subject: Once<string>;
    assessor: Once<string | null>;
    slot: Once<string | null>;
    supersedes: Once<string | null>;
    content: Once<Fact>;
    account_id: Once<string | null>;
    given_at: Once<string>;
  };
  computation: Keyed & {
    cycle_id: Once<string>;
    number: Once<number>;
    scheme_version: Once<number>;
    fact_sequence: Once<string>;
    snapshot: Once<string>;
    sha256: Once<string>;
    account_id: Once<string | null>;
    made_at: Once<string>;
  };
  stage_change: Keyed & {
    cycle_id: Once<string>;
    number: Once<number>;
    previous: Once<number | null>;
    transition: Once<TransitionName>;
    from_stage: Once<Stage>;
    to_stage: Once<Stage>;
    details: Once<StageDetails>;
    account_id: Once<string | null>;
    made_at: Once<string>;
  };
  calendar_version: Keyed & {
    cycle_id: Once<string>;
    version: Once<number>;
    content: Once<Calendar>;
    account_id: Once<string | null>;
    made_at: Once<string>;
  };
  proposal: Keyed & {
    cycle_id: Once<string>;
    proposal_id: Once<string>;
    kind: Once<ProposalKind>;
    content: Once<Proposed>;
    person: Once<Person>;
    account_id: Once<string>;
    made_at: Once<string>;
  };
  proposal_end: Keyed & {
    cycle_id: Once<string>;
    proposal_id: Once<string>;
    outcome: Once<ProposalOutcome>;
    reason: Once<string>;
    person: Once<Person | null>;
    account_id: Once<string | null>;
    made_at: Once<string>;
  };
  presence: Keyed & {
    cycle_id: Once<string>;
    account_id: Once<string>;
    node: string;
    subject: string;
    assessor: string;
    seen_at: Instant;
  };
  evidence: Keyed & {
    evidence_id: Once<string>;
    version: Once<number>;
    body_id: Once<string>;
    title: Once<string>;
    file: Once<string>;
    form: Once<EvidenceForm>;
    sha256: Once<string>;
    sm3: Once<string>;
    size: Once<string>;
    number: Once<string | null>;
    number_key: Once<string | null>;
    issuer: Once<string | null>;
    dated: Once<string | null>;
    state: Once<EvidenceState>;
    reason: Once<string | null>;
    account_id: Once<string | null>;
    given_at: Once<string>;
  };
  evidence_use: Keyed & {
    cycle_id: Once<string>;
    evidence_id: Once<string>;
    node: Once<string>;
    subject: Once<string>;
    version: Once<number>;
    state: Once<EvidenceState>;
    account_id: Once<string | null>;
    given_at: Once<string>;
  };
  consultation: Keyed & {
    cycle_id: Once<string>;
    number: Once<number>;
    scheme_version: Once<number>;
    due_on: Once<string>;
    note: Once<string>;
    content: Once<{ addressed: Addressee[] }>;
    account_id: Once<string | null>;
    sent_at: Once<string>;
  };
  consultation_answer: Keyed & {
    cycle_id: Once<string>;
    number: Once<number>;
    body_id: Once<string>;
    version: Once<number>;
    content: Once<{ opinions: Opinion[] }>;
    account_id: Once<string | null>;
    answered_at: Once<string>;
  };
  consultation_reply: Keyed & {
    cycle_id: Once<string>;
    number: Once<number>;
    body_id: Once<string>;
    opinion_id: Once<string>;
    version: Once<number>;
    verdict: Once<Verdict>;
    reason: Once<string>;
    scheme_version: Once<number | null>;
    account_id: Once<string | null>;
    replied_at: Once<string>;
  };
  consultation_release: Keyed & {
    cycle_id: Once<string>;
    number: Once<number>;
    account_id: Once<string | null>;
    released_at: Once<string>;
  };
  calendar_feed: Keyed & { account_id: Once<string>; token_sha256: string; made_at: Instant };
  account_mail: Keyed & {
    account_id: Once<string>;
    address: string;
    code_sha256: string | null;
    failures: ColumnType<number, number | undefined, number>;
    asked_at: Instant;
    confirmed_at: InstantOrNull;
  };
  reminder: Keyed & {
    account_id: Once<string>;
    kind: Once<DateKind>;
    thing: Once<string>;
    day: Once<string>;
    lead: Once<Lead>;
    state: 'claimed' | 'sent' | 'failed';
    tries: number;
    fault: string | null;
    next_at: InstantOrNull;
    claimed_at: Instant;
  };
};

/** A transaction of one jurisdiction: row security shows it nothing else. */
export type Tx = Transaction<Database>;
