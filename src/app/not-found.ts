// What is asked for is not there (没有找到): the same answer for what never was and for what is another city's.
import { Refusal } from '../domain/refusal.ts';

/** `what` and `english` name it: 这次计算, This computation. */
export const notFound = (what: string, english: string): Refusal =>
  new Refusal('not-found', {
    what: `没有找到${what}。`,
    why: '它不存在，或者不属于本辖区。',
    next: '请回到列表里重新选择。',
    english: `${english} was not found here; choose it from the list again.`,
  });
