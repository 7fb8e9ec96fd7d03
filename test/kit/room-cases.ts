// The verbs of a year's course, each ready to be called (年度进程的动作用例): stages, evidence, issuing and tasks, consultation and reminders.
import type { Cases, CaseWorld } from './case-world.ts';
import { appealCases } from './appeal-cases.ts';
import { claimCases } from './claim-cases.ts';
import { consultationCases } from './consultation-cases.ts';
import { evidenceCases } from './evidence-cases.ts';
import { issueCases } from './issue-cases.ts';
import { markingCases } from './marking-cases.ts';
import { stageCases } from './stage-cycle.ts';

export const roomCases = (world: CaseWorld): Cases => ({
  ...stageCases(world),
  ...evidenceCases(world),
  ...issueCases(world),
  ...consultationCases(world),
  ...appealCases(world),
  ...claimCases(world),
  ...markingCases(world),
});
