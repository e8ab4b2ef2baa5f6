import type { ServiceModule } from '../service.ts';
import { realtimeControl } from './control.ts';
import { realtimePort } from './port.ts';
import { published } from './published.ts';
import { createRealtime } from './realtime.ts';

export const realtimeService: ServiceModule = {
  name: 'realtime',
  open({ bus, clock, limits, resources, ports, publicUrl, authenticate }) {
    const realtime = createRealtime({ bus, clock, limits, resources, publicUrl, authenticate });
    ports.offer(realtimePort, {
      publish: (event, recipients) =>
        bus.publish(published, { event, recipients: [...recipients] }),
    });
    return {
      mount: (app) => realtime.routes(app),
      upgrade: (request, socket, head) => realtime.upgrade(request, socket, head),
      mountControl: (app) => realtimeControl(app, realtime),
      reset: () => realtime.reset(),
      disconnect: () => void realtime.dropSockets(),
      [Symbol.asyncDispose]: async () => realtime[Symbol.dispose](),
    };
  },
};
