import type { Logger } from '@switchboard/service';
import { builtInEngines } from './built-in/built-in-engines.ts';
import { ProcessEngines } from './built-in/process-engines.ts';
import type { EngineInfo, MediaEngines, MediaRoom } from './port.ts';
import type { MediaConfig } from './config.ts';
import { JanusInstance } from './janus/janus-instance.ts';
import { LeastLoaded } from './least-loaded.ts';
import { noEngines } from './no-engines.ts';

/** The engines that the configuration asks for. */
export function openEngines(config: MediaConfig, log: Logger): MediaEngines {
  if (config.kind === 'off') return noEngines();
  const { janus } = config;
  const builtIn = openBuiltIn(config, log);
  if (janus.urls.length === 0) return builtIn;
  const { apiSecret, adminKey } = janus;
  const instances = janus.urls.map((url) => new JanusInstance({ url, apiSecret, adminKey }, log));
  return new JanusFirst(instances, builtIn, log);
}

/** In processes beside, unless it is to be in this one; each has its own share of the ports. */
function openBuiltIn(config: Extract<MediaConfig, { kind: 'on' }>, log: Logger): MediaEngines {
  const { processes, ports, addresses } = config;
  if (processes === undefined) return builtInEngines({ ports, addresses });
  const engines = Array.from({ length: processes }, (_, at) => {
    const name = processes === 1 ? 'built-in' : `built-in ${at + 1}`;
    return new ProcessEngines(
      { ports: ports && share(ports, at, processes), addresses },
      log,
      name,
    );
  });
  return new LeastLoaded(engines);
}

function share([first, last]: readonly [number, number], at: number, among: number) {
  const size = Math.floor((last - first + 1) / among);
  return [first + at * size, first + (at + 1) * size - 1] as const;
}

/** A call goes to the Janus with the least to do; with none, the built-in engine is there. */
class JanusFirst implements MediaEngines {
  readonly #instances: readonly JanusInstance[];
  readonly #builtIn: MediaEngines;
  readonly #log: Logger;

  constructor(instances: readonly JanusInstance[], builtIn: MediaEngines, log: Logger) {
    this.#instances = instances;
    this.#builtIn = builtIn;
    this.#log = log;
  }

  async open(callId: string): Promise<MediaRoom> {
    const room = (await this.#janusRoom()) ?? (await this.#builtIn.open(callId));
    this.#log.info({ callId, engine: room.engine }, 'the media of a call has begun');
    return room;
  }

  describe(): readonly EngineInfo[] {
    return [...this.#instances.map(({ info }) => info), ...this.#builtIn.describe()];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const all = [...this.#instances, this.#builtIn];
    await Promise.all(all.map((engine) => engine[Symbol.asyncDispose]()));
  }

  async #janusRoom(): Promise<MediaRoom | undefined> {
    // A call that comes right after the start is no reason to pass Janus by.
    await Promise.all(this.#instances.map(({ tried }) => tried));
    for (const instance of this.#byLoad()) {
      const room = await instance.open().catch((error: unknown) => {
        this.#log.warn({ engine: instance.info.name, err: error }, 'no room in this media engine');
      });
      if (room) return room;
    }
    return undefined;
  }

  #byLoad(): JanusInstance[] {
    return this.#instances
      .filter(({ info }) => info.healthy)
      .sort((one, other) => one.info.legs - other.info.legs || one.info.rooms - other.info.rooms);
  }
}
