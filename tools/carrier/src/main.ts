import { createLogger, run } from '@switchboard/service';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';

const log = createLogger({ name: 'carrier' });
await run(async () => {
  const carrier = await compose(readConfig(), { log });
  log.info(
    { url: carrier.http, smppPort: carrier.smpp.port, sipPort: carrier.sip.port },
    'listening',
  );
  return carrier;
}, log);
