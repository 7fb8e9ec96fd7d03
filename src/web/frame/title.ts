// The title in the browser's tab (标签页标题): what is shown, then the product.
import { useEffect } from 'react';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

export function useTitle(title: string): void {
  const { product } = useWords({ zh, en });
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
