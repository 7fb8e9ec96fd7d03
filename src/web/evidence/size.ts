// How large a file is, for the eye (文件大小): 1.2 MB, 340 KB.

/** Bytes in the unit that people use for them; nothing is computed from it. */
export function sizeText(bytes: number): string {
  const inKilobytes = bytes / 1024;
  if (inKilobytes < 1024) return `${Math.max(1, Math.round(inKilobytes))} KB`;
  return `${(inKilobytes / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
