// What the console proposes for official records (正式材料用语): Chinese in whatever language the screen is, for it is stored and read by others.
export const official = {
  cycleTitle: (year: string): string => `${year}年度绩效考评`,
  /** The reason of an answer that was signed in an earlier year; what that year itself took over is said once. */
  reasonAsBefore: (year: string, reason: string): string => {
    const own = reason.replace(/^(?:沿用\d{4}年度(?:：|$))+/u, '');
    return own === '' ? `沿用${year}年度` : `沿用${year}年度：${own}`;
  },
  /** The group of bodies where nobody has made groups. */
  wholeGroup: '全部单位',
  restoreNote: (version: number): string => `恢复第 ${version} 版的内容`,
};
