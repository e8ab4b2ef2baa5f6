import { resolve } from 'node:path';
import { servePages } from '@switchboard/page-server/serve';
import { createLogger, run } from '@switchboard/service';
import { readEnv } from './env.ts';

/** Serves the built app; `next dev` does for development. */
await run(
  async () => {
    const env = readEnv();
    return servePages({
      folder: resolve(import.meta.dirname, '..'),
      host: env.PAGE_HOST,
      port: env.PAGE_PORT,
      url: env.BOTS_URL,
      trustProxy: env.TRUST_PROXY,
    });
  },
  createLogger({ name: 'bots' }),
);
