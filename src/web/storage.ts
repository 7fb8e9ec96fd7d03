// What this browser keeps (本机存放): texts by key. It may forbid that, or hold what nobody of us wrote.

/** What an import keeps begins so; it ends with the session. */
export const importKey = 'plumbline.import';

export function storedText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** False where it is not kept beyond this page. Null takes it away. */
export function storeText(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** What this tab keeps for itself, a reload included; null: it kept nothing. */
export function textOfTab(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function storeInTab(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Then the tab is like a new one after a reload.
  }
}

/** Everything whose key begins so. */
export function dropStored(beginning: string): void {
  try {
    for (const store of [localStorage, sessionStorage])
      for (const key of Object.keys(store)) if (key.startsWith(beginning)) store.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
