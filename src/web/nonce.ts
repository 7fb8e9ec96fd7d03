// The nonce of this page (样式的随机数): without it, the Content-Security-Policy refuses a style that a script makes.

/** The server writes a new one into each index.html. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/**
 * antd hands the nonce on to its own styles, but not when it measures a scroll bar or locks the page under a
 * drawer. A script that may run here may also read the nonce, so giving it to every style made by script opens nothing.
 */
export function giveNonceToStyles(): void {
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
