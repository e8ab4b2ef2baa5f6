import { join } from 'node:path';
import { advanceable, Scope, systemClock } from '@switchboard/kernel';
import type { AdvanceableClock, Clock } from '@switchboard/kernel';
import { buildNativeWeb } from '@switchboard/native-web';
import { createLogger, listen } from '@switchboard/service';
import type { Logger } from '@switchboard/service';
import { apiRoutes } from './api/routes.ts';
import type { PushLabConfig } from './config.ts';
import { openCredentials } from './credentials/credentials.ts';
import { putOnDesk } from './devices/desk-devices.ts';
import { Devices } from './devices/devices.ts';
import { createServer } from './http/server.ts';
import { appRoutes } from './pages/app-routes.ts';
import { deskRoutes } from './pages/desk-routes.ts';
import { InspectedPushes } from './inspector/inspected-pushes.ts';
import { PushServices } from './services/push-services.ts';
import { Troubles } from './services/trouble.ts';

export interface PushLabOverrides {
  readonly log?: Pick<Logger, 'error'>;
  readonly clock?: Clock;
}

export interface PushLab extends AsyncDisposable {
  /** Of the desk and the API, for instance `http://localhost:3970`. */
  readonly http: string;
  /** Of the push services, for instance `https://localhost:3971`. */
  readonly services: string;
  readonly clock: AdvanceableClock;
}

/** Starts the push services and the desk. */
export async function compose(
  config: PushLabConfig,
  { log = createLogger({ name: 'push-lab' }), clock: base = systemClock }: PushLabOverrides = {},
): Promise<PushLab> {
  const scope = new Scope();
  try {
    const clock = advanceable(base);
    const inspected = new InspectedPushes();
    const troubles = new Troubles();
    const devices: Devices = scope.use(new Devices(clock, () => services.url));
    const credentials = await openCredentials(config.stateFolder, base.now());
    const { wnsSecret, vapidPublicKey, host } = config;
    const services: PushServices = scope.use(
      new PushServices({
        ...{ clock, devices, inspected, troubles, wnsSecret, vapidPublicKey },
        ...credentials,
      }),
    );
    await services.listen(host, config.servicesPort);
    await credentials.writeServiceAccount(services.tokenUrl);
    const onError = (error: unknown) => log.error({ err: error }, 'the desk was not written down');
    if (config.hasDesk)
      scope.use(putOnDesk(devices, join(config.stateFolder, 'desk.json'), onError));
    const app = createServer(log);
    scope.add(() => app.close());
    const hasApp = config.appConfig !== undefined;
    deskRoutes(app, hasApp);
    if (hasApp) {
      const outdir = join(config.stateFolder, 'app');
      await buildNativeWeb({ outdir });
      appRoutes(app, outdir, config.appConfig);
    }
    apiRoutes(app, { clock, devices, inspected, troubles, services });
    const port = await listen(app, config.port, host);
    return {
      http: `http://localhost:${port}`,
      services: services.url,
      clock,
      [Symbol.asyncDispose]: () => scope.end(),
    };
  } catch (error) {
    await scope.end();
    throw error;
  }
}
