// Which way words go (加减方向): 加分, 奖励 or 扣分, 减分; 加减分, 奖惩 are both.

export type Sign = 'plus' | 'minus';

/** Words with 加 or 减 that give and take no points. */
const idle = /加强|加快|加大|增加|参加|加以|附加|追加|加班|减少|减轻|减免|累加|奖项|获奖|[一二三特]等奖|奖章|奖牌/gu;

export function signsIn(words: string): Sign[] {
  const plain = words.replace(idle, '');
  return [
    ...(/加|奖/u.test(plain) ? (['plus'] as const) : []),
    ...(/扣|减|惩|罚/u.test(plain) ? (['minus'] as const) : []),
  ];
}
