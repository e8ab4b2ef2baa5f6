import { Scope, systemClock } from '@switchboard/kernel';
import { openSpeech } from '@switchboard/speech';
import { dayOf } from '../../platform/clock/day.ts';
import type { ServiceModule } from '../service.ts';
import { speechControl } from './control.ts';
import { speechPort } from './port.ts';
import { KEPT_DAYS, PURGE_EVERY_MS } from './retention.ts';
import { speechTables } from './tables.ts';
import { UseCounter } from './use-counter.ts';
import { UseStore } from './use-store.ts';

/** Whoever speaks and hears in calls, and how much of it there was. */
export const speechService: ServiceModule = {
  name: 'speech',
  tables: speechTables,
  open({ clock, database, jobs, log, ports }, { speech: options }) {
    const scope = new Scope();
    const store = new UseStore(database.db);
    const counter = scope.use(
      new UseCounter({
        ...{ clock, timer: systemClock },
        write: (use) => store.add(options.kind, use),
        onError: (error) => log.error({ err: error }, 'the use of speech could not be written'),
      }),
    );
    const speech = scope.use(openSpeech(options, (use) => counter.count(use)));
    ports.offer(speechPort, speech);
    jobs.schedule('speech.purge', PURGE_EVERY_MS, () =>
      store.deleteBefore(dayOf(clock.now()) - KEPT_DAYS + 1),
    );
    return {
      mountControl: (app) => speechControl(app, { clock, store, counter }),
      reset: () => counter.clear(),
      [Symbol.asyncDispose]: () => scope.end(),
    };
  },
};
