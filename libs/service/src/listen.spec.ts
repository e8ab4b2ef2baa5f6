import Fastify from 'fastify';
import { listen } from './listen.ts';

it('goes on where one connection could not be taken', async () => {
  const app = Fastify();
  app.get('/', async () => 'ok');
  const port = await listen(app, 0, '127.0.0.1');
  // As Node does where the process has no descriptor left.
  app.server.emit('error', Object.assign(new Error('accept EMFILE'), { code: 'EMFILE' }));
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect(await answer.text()).toBe('ok');
  await app.close();
});
