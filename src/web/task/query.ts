// What the server knows of tasks and half-year checks (任务查询).
import { queryOptions } from '@tanstack/react-query';
import type { HalfYearReply, TaskBoardReply, TasksReply } from '../../api/task.ts';
import { read } from '../fetch.ts';
import { queries } from '../query.ts';

const inCycle = (cycle: string, rest: string): string => `/api/cycles/${encodeURIComponent(cycle)}/${rest}`;

export const tasksPath = (cycle: string, body: string, rest = ''): string =>
  inCycle(cycle, `tasks/${encodeURIComponent(body)}${rest}`);
export const halfYearPath = (cycle: string, body: string, rest = ''): string =>
  inCycle(cycle, `half-year/${encodeURIComponent(body)}${rest}`);

export const tasksQuery = (cycle: string, body: string) =>
  queryOptions({
    queryKey: ['tasks', cycle, body],
    queryFn: ({ signal }) => read<TasksReply>(tasksPath(cycle, body), { signal }),
  });

export const taskBoardQuery = (cycle: string) =>
  queryOptions({
    queryKey: ['task-board', cycle],
    queryFn: ({ signal }) => read<TaskBoardReply>(inCycle(cycle, 'tasks'), { signal }),
  });

export const halfYearQuery = (cycle: string, body: string) =>
  queryOptions({
    queryKey: ['half-year', cycle, body],
    queryFn: ({ signal }) => read<HalfYearReply>(halfYearPath(cycle, body), { signal }),
  });

/** What was reported changes the board and the check, too. */
export function acceptTasks(cycle: string, body: string, reply: TasksReply): void {
  queries.setQueryData(tasksQuery(cycle, body).queryKey, reply);
  void queries.invalidateQueries({
    predicate: ({ queryKey: [noun, of] }) => of === cycle && (noun === 'task-board' || noun === 'half-year'),
  });
}
