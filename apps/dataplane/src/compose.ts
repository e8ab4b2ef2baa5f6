import { delay, Scope, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { Config } from './config.ts';
import { startControl } from './control/server.ts';
import { openPlatform } from './platform/platform.ts';
import type { Platform } from './platform/platform.ts';
import { startServers } from './servers.ts';
import type { Service, ServiceModule } from './services/service.ts';
import { services as allServices } from './services/services.ts';

export interface Overrides {
  /** The clock under the data plane's own, which the control plane can turn ahead of it. */
  readonly clock?: Clock;
  readonly log?: Logger;
  /** Each stands in for the service of its name. */
  readonly services?: readonly ServiceModule[];
}

/** A running data plane. */
export interface DataPlane extends AsyncDisposable {
  /** Origins, without a slash at the end. */
  readonly http: string;
  readonly https?: string;
  readonly control: string;
  /** For server SDKs: over HTTPS if it is on. */
  readonly connectionString: string;
  /** What clients must trust, for `NODE_EXTRA_CA_CERTS`; absent without a local authority. */
  readonly caFile?: string;
  /** Says no to who asks whether it is ready, and serves for a while those who have not heard. */
  drain(): Promise<void>;
}

/** Builds and starts the data plane. Whatever was opened is closed again when a later step fails. */
export async function compose(config: Config, overrides: Overrides = {}): Promise<DataPlane> {
  const scope = new Scope();
  try {
    const platform = await openPlatform(config, overrides, scope);
    const modules = withStandIns(overrides.services ?? []);
    const services = await openServices(modules, { platform, config }, scope);
    await platform.facts.start();
    await scope.use(platform.jobs).start();
    const control = await startControl({ config, platform, modules, services }, scope);
    const servers = await startServers({ config, platform, services }, scope);
    platform.log.info({ http: servers.http, https: servers.https, control }, 'listening');
    const endpoint = config.publicUrl ?? servers.https ?? servers.http;
    return {
      ...servers,
      control,
      get connectionString() {
        return `endpoint=${endpoint}/;accesskey=${platform.accessKeys.pair.primary}`;
      },
      async drain() {
        platform.readiness.stop();
        await delay(systemClock, config.drainMs);
      },
      [Symbol.asyncDispose]: () => scope.end(),
    };
  } catch (error) {
    await scope.end();
    throw error;
  }
}

function withStandIns(standIns: readonly ServiceModule[]): readonly ServiceModule[] {
  return allServices.map((module) => standIns.find(({ name }) => name === module.name) ?? module);
}

async function openServices(
  modules: readonly ServiceModule[],
  { platform, config }: { readonly platform: Platform; readonly config: Config },
  scope: Scope,
): Promise<readonly Service[]> {
  const services: Service[] = [];
  for (const module of modules) {
    const service = await module.open(platform, config);
    scope.add(async () => service[Symbol.asyncDispose]?.());
    services.push(service);
  }
  return services;
}
