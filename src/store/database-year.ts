// The tables of a year's course as types (年度进程的数据表): stages, evidence, consultation, issuing, tasks, reminders.
import type { ColumnType } from 'kysely';
import type { Calendar } from '../domain/calendar.ts';
import type { AppealOutcome, DecisionContent } from '../domain/appeal.ts';
import type { ClaimContent, ClaimKind, ClaimStep, StepKind } from '../domain/claim.ts';
import type { Addressee, Opinion, Verdict } from '../domain/consultation.ts';
import type { HandingAct } from '../domain/handing.ts';
import type { DateKind, Lead } from '../domain/kept-date.ts';
import type { EvidenceForm, EvidenceState } from '../domain/evidence.ts';
import type { Person, ProposalKind, ProposalOutcome, Proposed } from '../domain/proposal.ts';
import type { InnovationCall } from '../domain/innovation.ts';
import type { IssueHead } from '../domain/issue.ts';
import type { Stage, TransitionName } from '../domain/stage.ts';
import type { StageDetails } from '../domain/stage-change.ts';
import type { Instant, InstantOrNull, Once, Keyed } from './column.ts';

export type YearTables = {
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
  issue: Keyed & {
    cycle_id: Once<string>;
    body_id: Once<string>;
    number: Once<number>;
    version: Once<number>;
    scheme_version: Once<number>;
    content: Once<IssueHead>;
    file: Once<Buffer>;
    sha256: Once<string>;
    account_id: Once<string | null>;
    issued_at: Once<string>;
  };
  issue_receipt: Keyed & {
    cycle_id: Once<string>;
    body_id: Once<string>;
    number: Once<number>;
    receiver_id: Once<string>;
    account_id: Once<string>;
    received_at: Once<string>;
  };
  filing: Keyed & {
    cycle_id: Once<string>;
    body_id: Once<string>;
    number: Once<number>;
    step: Once<number>;
    act: Once<string>;
    reason: Once<string | null>;
    account_id: Once<string | null>;
    acted_at: Once<string>;
  };
  task_report: Keyed & {
    cycle_id: Once<string>;
    report_id: Once<string>;
    body_id: Once<string>;
    node: Once<string>;
    milestone: Once<string>;
    kind: Once<string>;
    done_on: Once<string | null>;
    note: Once<string>;
    withdraws: Once<string | null>;
    acted_for: Once<string | null>;
    account_id: Once<string | null>;
    reported_at: Once<string>;
  };
  absence: Keyed & {
    absence_id: Once<string>;
    account_id: Once<string>;
    deputy_id: Once<string>;
    from_day: Once<string>;
    to_day: Once<string>;
    withdraws: Once<string | null>;
    declared_at: Once<string>;
  };
  mark_handing: Keyed & {
    cycle_id: Once<string>;
    body_id: Once<string>;
    step: Once<number>;
    act: Once<HandingAct>;
    covered: Once<string>;
    marks: Once<number>;
    alone: Once<boolean>;
    reason: Once<string>;
    account_id: Once<string | null>;
    acted_at: Once<string>;
  };
  self_assessment: Keyed & {
    cycle_id: Once<string>;
    body_id: Once<string>;
    node: Once<string>;
    version: Once<number>;
    text: Once<string>;
    claimed: Once<string | null>;
    account_id: Once<string | null>;
    written_at: Once<string>;
  };
  self_assessment_handing: Keyed & {
    cycle_id: Once<string>;
    body_id: Once<string>;
    number: Once<number>;
    covered: Once<string>;
    rows: Once<number>;
    due_on: Once<string | null>;
    account_id: Once<string | null>;
    handed_at: Once<string>;
  };
  half_year_note: Keyed & {
    cycle_id: Once<string>;
    body_id: Once<string>;
    number: Once<number>;
    note: Once<string>;
    account_id: Once<string | null>;
    noted_at: Once<string>;
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
  appeal: Keyed & {
    cycle_id: Once<string>;
    appeal_id: Once<string>;
    body_id: Once<string>;
    node: Once<string>;
    edition: Once<number>;
    reason: Once<string>;
    source: Once<string>;
    content: Once<{ evidence: string[] }>;
    account_id: Once<string | null>;
    made_at: Once<string>;
  };
  appeal_withdrawal: Keyed & {
    cycle_id: Once<string>;
    appeal_id: Once<string>;
    reason: Once<string>;
    account_id: Once<string | null>;
    made_at: Once<string>;
  };
  appeal_decision: Keyed & {
    cycle_id: Once<string>;
    appeal_id: Once<string>;
    outcome: Once<AppealOutcome>;
    reason: Once<string>;
    document: Once<string>;
    content: Once<DecisionContent>;
    computation: Once<number | null>;
    account_id: Once<string | null>;
    made_at: Once<string>;
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
  claim: Keyed & {
    cycle_id: Once<string>;
    claim_id: Once<string>;
    kind: Once<ClaimKind>;
    node: Once<string>;
    subject: Once<string | null>;
    body_id: Once<string>;
    content: Once<ClaimContent>;
    account_id: Once<string | null>;
    handed_in_at: Once<string>;
  };
  claim_step: Keyed & {
    cycle_id: Once<string>;
    claim_id: Once<string>;
    step_id: Once<string>;
    number: Once<number>;
    kind: Once<StepKind>;
    content: Once<ClaimStep>;
    body_id: Once<string | null>;
    account_id: Once<string | null>;
    made_at: Once<string>;
  };
  innovation_call: Keyed & {
    cycle_id: Once<string>;
    version: Once<number>;
    node: Once<string>;
    due_on: Once<string>;
    content: Once<Pick<InnovationCall, 'criteria'>>;
    account_id: Once<string | null>;
    made_at: Once<string>;
  };
};
