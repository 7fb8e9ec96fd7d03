// The verbs of handing in and self-assessment with what they ask (报送与自评的动作): part of the table of verb.test.ts.
import type { Act } from '../../src/domain/act.ts';

export const markingVerbs: Record<string, Act[]> = {
  'handing/board.ts readHandings': ['handing:read'],
  'handing/hand-in.ts checkMarks': ['mark:check'],
  'handing/hand-in.ts handInMarks': ['mark:hand-in'],
  'handing/hand-in.ts recallMarks': ['mark:hand-in'],
  'handing/hand-in.ts returnMarks': ['handing:return'],
  'mark-context.ts readMarkContext': ['mark:read'],
  'mark-context.ts readMarkCases': ['mark:read'],
  'self-assessment/read.ts readSelfAssessment': ['self-assessment:read'],
  'self-assessment/read.ts listSelfAssessments': ['self-assessment:read'],
  'self-assessment/write.ts writeSelfAssessment': ['self-assessment:write'],
  'self-assessment/write.ts handInSelfAssessment': ['self-assessment:hand-in'],
};

/** Those about the things of one body. */
export const markingOfBodies = [
  'handing/hand-in.ts checkMarks',
  'handing/hand-in.ts handInMarks',
  'handing/hand-in.ts recallMarks',
  'handing/hand-in.ts returnMarks',
  'mark-context.ts readMarkCases',
  'self-assessment/read.ts readSelfAssessment',
  'self-assessment/write.ts writeSelfAssessment',
  'self-assessment/write.ts handInSelfAssessment',
];
