// Why a mark cannot be saved, in words (不能保存的原因): the server's last word on it, else what the check found.
import { useLanguage, useWords } from '../language.ts';
import { mark as en } from '../words/en/mark.ts';
import { mark as zh } from '../words/zh/mark.ts';
import { format } from '../../domain/rational.ts';
import { cellOf, type View } from './book.ts';
import { useDesk } from './desk.ts';
import type { Column } from './layout.ts';
import type { Fault } from './verdict.ts';

/** One sentence behind the other; '' where nothing is wrong. */
export function useFaultWords({ refused, faults }: Pick<View, 'refused' | 'faults'>): string {
  const t = useWords({ zh, en });
  const isChinese = useLanguage() === 'zh';
  if (refused !== null) return isChinese ? refused.what : refused.english;
  const words = (fault: Fault): string => {
    if (fault.code === 'not-a-number') return t.panel.notANumber;
    return fault.message;
  };
  return faults.map(words).join(isChinese ? '' : ' ');
}

/** The same in a few words, for the cell itself: what is out of its range is told the range. */
export function useWrongWords(slot: string, { bounds }: Column, { faults }: Pick<View, 'faults'>): string {
  const t = useWords({ zh, en });
  const { subjects } = useDesk().sheet;
  const [code] = faults.map((fault) => fault.code);
  if (code !== 'mark-above-range' && code !== 'mark-below-range') return t.markWrong;
  const group = subjects.find(({ id }) => id === cellOf(slot).subject)?.group ?? '';
  const [least, most] = bounds.get(group) ?? [];
  if (least === undefined || most === undefined) return t.markWrong;
  return code === 'mark-above-range' ? t.markAbove(format(most)) : t.markBelow(format(least));
}
