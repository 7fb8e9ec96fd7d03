// The tables as types (数据表): what Kysely knows of migrations/; a test compares them with the database.
import type { ColumnType, JSONColumnType, Transaction } from 'kysely';
import type { Assignment } from '../domain/assignment.ts';
import type { SectionKind } from '../domain/directory-list.ts';
import type { Word } from '../domain/event-word.ts';
import type { Fact } from '../domain/fact.ts';
import type { Scheme } from '../domain/scheme.ts';
import type { Order } from '../domain/stage-change.ts';
import type { RawDocument } from '../domain/table.ts';
import type { Instant, InstantOrNull, Whole, Once, Keyed } from './column.ts';
import type { YearTables } from './database-year.ts';

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
  presence: Keyed & {
    cycle_id: Once<string>;
    account_id: Once<string>;
    node: string;
    subject: string;
    assessor: string;
    seen_at: Instant;
  };
} & YearTables;

/** A transaction of one jurisdiction: row security shows it nothing else. */
export type Tx = Transaction<Database>;
