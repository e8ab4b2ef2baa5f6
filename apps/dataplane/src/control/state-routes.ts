import { isAbsolute } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { jsonBody, read } from '../platform/wire/body.ts';
import type { Controlled } from './controlled.ts';
import { seed } from './seed.ts';
import { State } from './state.ts';

const fileInput = z.object({
  path: z.string().min(1).max(4_096).refine(isAbsolute, { message: 'The path must be absolute.' }),
});

/** What is kept: deleted, made, written to a file and read from one. */
export function stateRoutes(app: FastifyInstance, controlled: Controlled): void {
  const { config, platform, modules, services } = controlled;
  const { db } = platform.database;
  const state = new State(
    db,
    modules.map(({ tables = {} }) => tables),
  );
  const seeders = modules.flatMap((module) => module.seeder ?? []);
  const forget = async (): Promise<void> => {
    await platform.forget();
    for (const service of services) await service.forget?.();
  };
  const reset = (): void => {
    for (const service of services) service.reset?.();
  };

  app.post('/reset', async () => {
    await state.clear();
    await platform.jobs.clear();
    await forget();
    platform.faults.clear();
    platform.inspector.clear();
    reset();
    return { status: 'ok' };
  });

  app.post('/seed', async (request) => {
    const options = { resourceId: config.resourceId, nowMs: platform.clock.now() };
    const seeded = await seed(db, seeders, jsonBody(request), options);
    await forget();
    return seeded;
  });

  app.post('/export', async (request) => {
    const { path } = read(fileInput, jsonBody(request));
    await state.export(path);
    return { path };
  });

  app.post('/import', async (request) => {
    const { path } = read(fileInput, jsonBody(request));
    await state.import(path);
    await forget();
    reset();
    return { path };
  });

  app.get('/stats', async () => {
    const counts = await Promise.all(services.map(async (service) => service.count?.()));
    return Object.assign({}, ...counts) as Readonly<Record<string, number>>;
  });
}
