// Why a mark cannot be saved, in words (不能保存的原因): the server's last word on it, else what the check found.
import { useLanguage, useWords } from '../language.ts';
import { mark as en } from '../words/en/mark.ts';
import { mark as zh } from '../words/zh/mark.ts';
import type { View } from './book.ts';
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
