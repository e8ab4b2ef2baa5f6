import { createLogger, run } from '@switchboard/service';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';

const log = createLogger({ name: 'push-lab' });
await run(async () => {
  const lab = await compose(readConfig(), { log });
  log.info({ url: lab.http, services: lab.services }, 'listening');
  return lab;
}, log);
