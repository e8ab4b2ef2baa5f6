import type { ServiceModule } from '../service.ts';
import { openEngines } from './engines.ts';
import { mediaPort } from './port.ts';

export const mediaService: ServiceModule = {
  name: 'media',
  open({ log, ports }, config) {
    const engines = openEngines(config.media, log);
    ports.offer(mediaPort, engines);
    return { [Symbol.asyncDispose]: () => engines[Symbol.asyncDispose]() };
  },
};
