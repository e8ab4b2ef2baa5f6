import type { ServiceModule } from '../../service.ts';
import { callSoundsPort } from '../port.ts';
import { Sounds } from './sounds.ts';

/** What services say and hear in calls; without any use it starts nothing. */
export const soundService: ServiceModule = {
  name: 'sound',
  open({ log, ports }) {
    const sounds = new Sounds(log);
    ports.offer(callSoundsPort, sounds);
    return { [Symbol.asyncDispose]: () => sounds[Symbol.asyncDispose]() };
  },
};
