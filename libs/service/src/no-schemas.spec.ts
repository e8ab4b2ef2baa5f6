import Fastify from 'fastify';
import { noSchemas } from './no-schemas.ts';

describe('a server without schemas', () => {
  it('answers', async () => {
    const app = Fastify({ schemaController: noSchemas });
    app.post('/', async ({ body }) => ({ body }));
    const { json } = await app.inject({ method: 'POST', url: '/', payload: { a: 1 } });
    expect(json()).toEqual({ body: { a: 1 } });
  });

  it('refuses a route that has one', async () => {
    const app = Fastify({ schemaController: noSchemas });
    app.post('/', { schema: { body: { type: 'object' } } }, async () => 'ok');
    await expect(app.ready()).rejects.toThrow('Requests are parsed with zod');
  });
});
