import { createLogger, run } from '@switchboard/service';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';

const log = createLogger({ name: 'dataplane' });
await run(async () => {
  const plane = await compose(readConfig(process.env, process.argv.slice(2)));
  return {
    async [Symbol.asyncDispose]() {
      await plane.drain();
      await plane[Symbol.asyncDispose]();
    },
  };
}, log);
