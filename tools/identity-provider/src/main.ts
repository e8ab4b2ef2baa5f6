import { createLogger, run } from '@switchboard/service';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';

const log = createLogger({ name: 'identity-provider' });
await run(async () => {
  const provider = await compose(readConfig());
  log.info({ url: provider.issuer }, 'listening');
  return provider;
}, log);
