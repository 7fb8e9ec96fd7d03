// The words of tasks in the language of the screen (任务用语).
import { useWords } from '../language.ts';
import { task as en } from '../words/en/task.ts';
import { task as zh } from '../words/zh/task.ts';

export const useTaskWords = () => useWords({ zh, en });
