import { createLogger, run } from '@switchboard/service';
import { compose } from './compose.ts';
import { readConfig } from './env.ts';

const log = createLogger({ name: 'robot' });
await run(async () => compose(readConfig(), { log }), log);
