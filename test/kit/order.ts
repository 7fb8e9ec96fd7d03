// The paper that orders changes of an issued scheme (调整依据), as tests name it: kept for all requests, as the browser keeps it.
export const order = { number: '示效考〔2022〕3号', title: '关于调整绩效考评指标的通知', on: '2022-03-01' };

const ordered = /\/(?:scheme\/(?:versions|imported)|parameters)$/u;

/** With it where a request changes a scheme and does not say itself by what: `order: undefined` sends none. */
export const withOrder = (url: string, body: unknown): unknown =>
  ordered.test(url) && typeof body === 'object' && body !== null && 'base' in body && !('order' in body)
    ? { ...body, order }
    : body;

/** In a browser: typed before, as `web/stage/order.ts` keeps it. */
export const typedOrder = (cycle: string): [string, string] => [`plumbline.order.${cycle}`, JSON.stringify(order)];
