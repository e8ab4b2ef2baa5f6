import { systemClock } from '@switchboard/kernel';
import { every } from '../../platform/clock/every.ts';
import { identitiesPort } from '../identity/port.ts';
import type { ServiceModule } from '../service.ts';
import { realtimeControl } from './control.ts';
import { realtimePort } from './port.ts';
import { published } from './published.ts';
import { createRealtime } from './realtime.ts';

const REVIEW_MS = 25_000;

export const realtimeService: ServiceModule = {
  name: 'realtime',
  open({ authenticate, bus, clock, database, limits, log, ports, publicUrl, resources }) {
    const onError = (error: unknown) =>
      log.error({ err: error }, 'revoked access could not be looked up');
    const realtime = createRealtime({
      ...{ authenticate, bus, clock, limits, publicUrl, resources, onError },
      revokedAmong: ports.use(identitiesPort).revokedAmong,
    });
    // Another process may die between ending somebody's access and telling of it, in the machine's time.
    const reviewing = database.shared
      ? every(systemClock, REVIEW_MS, () => realtime.review(), onError)
      : undefined;
    ports.offer(realtimePort, {
      publish: (event, recipients) => bus.publish(published, { event, recipients }),
      connectedAmong: (users) => realtime.connectedAmong(users),
    });
    return {
      mount: (app) => realtime.routes(app),
      upgrade: (request, socket, head) => realtime.upgrade(request, socket, head),
      mountControl: (app) => realtimeControl(app, realtime),
      reset: () => realtime.reset(),
      disconnect: () => void realtime.dropSockets(),
      async [Symbol.asyncDispose]() {
        await reviewing?.[Symbol.asyncDispose]();
        realtime[Symbol.dispose]();
      },
    };
  },
};
