// Counting words (计数文字): the n-th number in the formats that Word lists use, as far as they are simple.

/** Null where the format is unknown or has no such number. */
export function countingText(value: number, format: string): string | null {
  if (format === 'none') return '';
  if (format === 'decimal') return String(value);
  if (format === 'decimalZero') return String(value).padStart(2, '0');
  if (value < 1 || value > 9_999) return null;
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCountingThousand':
      return chinese(value);
    case 'decimalFullWidth':
      return String(value).replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCodePoint(0x245f + value) : null;
    case 'decimalEnclosedParen':
      return value <= 20 ? String.fromCodePoint(0x2473 + value) : null;
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[value - 1] ?? null;
    case 'upperLetter':
      return letters(value);
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    default:
      return null;
  }
}

function chinese(value: number): string {
  const places = ['', '十', '百', '千'];
  const digits = Array.from(String(value), Number);
  let text = '';
  for (const [index, digit] of digits.entries()) {
    const place = places[digits.length - 1 - index] ?? '';
    if (digit !== 0) text += `${'零一二三四五六七八九'[digit] ?? ''}${place}`;
    else if (!text.endsWith('零')) text += '零';
  }
  return text.replace(/零+$/u, '').replace(/^一十/u, '十');
}

/** Word goes A … Z, AA, BB … ZZ. */
function letters(value: number): string {
  const letter = String.fromCodePoint(65 + ((value - 1) % 26));
  return letter.repeat(Math.min(50, Math.ceil(value / 26)));
}

function roman(value: number): string {
  const steps: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = value;
  let text = '';
  for (const [step, sign] of steps) {
    while (left >= step) {
      text += sign;
      left -= step;
    }
  }
  return text;
}
