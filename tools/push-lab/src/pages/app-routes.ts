import { APP_POLICY, readAppFile } from '@switchboard/native-web';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { pushLabError } from '../push-lab-errors.ts';
import { read } from '../http/read.ts';

const params = z.object({ file: z.string().max(200) });

/**
 * The phone app, at the origin of the desk: only the page that it comes from plays its operating system.
 *
 * @param config what the app reads beside its page: where its services are
 */
export function appRoutes(app: FastifyInstance, folder: string, config: unknown): void {
  app.get('/config.json', async () => config);
  app.get('/:file', async (request, reply) => {
    const file = await readAppFile(folder, read(params, request.params).file);
    if (!file) throw pushLabError('not-found', 'There is no such address.');
    return reply.type(file.type).header('content-security-policy', APP_POLICY).send(file.content);
  });
}
