// Values that columns take (列的取值): for tests that add a row to every table there is.

/** What a column's type takes; keys are all alike, so that rows which refer to each other meet. */
export const plain: Record<string, unknown> = {
  text: 'x',
  integer: 1,
  bigint: 1,
  boolean: true,
  jsonb: '{}',
  bytea: 'x',
  'timestamp with time zone': '2026-01-05T01:00:00Z',
  'text[]': [],
};
/** Columns that take certain words only. */
export const exact: Record<string, unknown> = {
  'section.kind': '科室',
  'fact.type': 'mark',
  'stage_change.transition': 'opening',
  'stage_change.from_stage': 'drafted',
  'stage_change.to_stage': 'opened',
  'proposal_end.outcome': 'agreed',
  'evidence.sha256': 'a'.repeat(64),
  'evidence.sm3': 'a'.repeat(64),
  'evidence.state': 'standing',
  'evidence_use.state': 'standing',
  'consultation.due_on': '2026-01-05',
  'consultation_reply.verdict': 'adopted',
  'reminder.state': 'sent',
  'appeal_decision.outcome': 'upheld',
  'filing.act': 'filed',
  'mark_handing.act': 'checked',
  'task_report.kind': 'progress',
  // Of one kind that names no single subject.
  'claim.kind': 'reward',
  'innovation_call.due_on': '2026-01-05',
};
