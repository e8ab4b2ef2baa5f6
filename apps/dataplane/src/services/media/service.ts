import { Scope } from '@switchboard/kernel';
import type { ServiceModule } from '../service.ts';
import { openEngines } from './engines.ts';
import { mediaPort, telephoneSoundPort } from './port.ts';
import { AudioLines } from './telephone/audio-lines.ts';

export const mediaService: ServiceModule = {
  name: 'media',
  open({ log, ports }, config) {
    const scope = new Scope();
    ports.offer(mediaPort, scope.use(openEngines(config.media, log)));
    if (config.phone.kind === 'on') {
      ports.offer(telephoneSoundPort, scope.use(new AudioLines(config.phone.sound, log)));
    }
    return { [Symbol.asyncDispose]: () => scope.end() };
  },
};
