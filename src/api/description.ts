// The description of the doors (接口说明): OpenAPI from the routes, with each one's permission, answers and refusals.
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { cookieName } from './cookie.ts';
import { shared } from './reply.ts';

const transform = createJsonSchemaTransform({ schemaRegistry: shared });

/** What a browser does by itself, and a program must know. */
const habits =
  '登录得到会话凭据（cookie）。改变数据的请求要带 Origin，与本系统的地址相同；' +
  '返回 400 以上的，正文都是 Refusal：是什么、为什么、怎么办。';

export const descriptionFor = (isSecure: boolean): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: { title: '准绳 Plumbline', version: '1', description: `机关绩效考评。${habits}` },
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName(isSecure) } },
    },
  },
  transform: (input) => {
    // The console's own pages and files are no doors.
    if ((input.schema as object | undefined) === undefined) return { schema: { hide: true }, url: input.url };
    const { schema, url } = transform(input);
    const { 204: without, ...response } = (schema as { response?: Record<string, object> }).response ?? {};
    const silent = without === undefined ? {} : { 204: { ...without, description: '照办了，没有内容' } };
    return {
      schema: { ...schema, response: { ...silent, ...response }, 'x-permission': input.route.config?.act },
      url,
    };
  },
  transformObject: createJsonSchemaTransformObject({ schemaRegistry: shared }),
});
