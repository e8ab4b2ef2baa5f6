import { createLogger, run } from '@switchboard/service';
import { compose } from './compose.ts';
import { readEnv } from './env.ts';

const log = createLogger({ name: 'phone' });
await run(async () => {
  const { PHONE_CONFIG, PHONE_PORT } = readEnv();
  const served = await compose({ port: PHONE_PORT, app: PHONE_CONFIG });
  log.info({ url: served.url }, 'listening');
  return served;
}, log);
