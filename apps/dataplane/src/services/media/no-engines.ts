import { EngineUnavailable } from './port.ts';
import type { MediaEngines } from './port.ts';

/** A data plane without a forwarding engine: two people can talk, groups and rooms have no media. */
export function noEngines(): MediaEngines {
  return {
    async open() {
      throw new EngineUnavailable('No media engine is configured.');
    },
    describe: () => [],
    [Symbol.asyncDispose]: async () => undefined,
  };
}
