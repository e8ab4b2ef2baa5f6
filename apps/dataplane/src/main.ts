import { createLogger, run } from '@switchboard/service';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';

const log = createLogger({ name: 'dataplane' });
await run(async () => compose(readConfig(process.env, process.argv.slice(2))), log);
