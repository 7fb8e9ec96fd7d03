// The switch between Chinese and English (语言切换): named in the language that it leads to.
import { chooseLanguage, useLanguage, useOtherTag, useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

export function LanguageSwitch() {
  const t = useWords({ zh, en });
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  const tag = useOtherTag();
  return (
    <button type="button" className="header-button" lang={tag} onClick={() => chooseLanguage(other)}>
      {t.header.otherLanguage}
    </button>
  );
}
