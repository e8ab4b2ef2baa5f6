import type {
  CallAgent,
  CallAgentOptions,
  CallClientFeature,
  CallClientFeatureFactory,
  CallClientOptions,
  DeviceManager,
} from '@azure/communication-calling';
import type { CommunicationTokenCredential } from '@azure/communication-common';
import { LocalCallAgent } from './call-agent.ts';
import type { CallingConfiguration } from './configuration.ts';
import { Devices } from './device-manager.ts';
import { CallingError, disposed, unsupported } from './errors.ts';
import type { Platform } from './platform.ts';

/** What all clients of one module share. */
export interface ModuleContext {
  readonly configuration: CallingConfiguration;
  readonly platform: Platform;
  readonly present: Set<string>;
}

/** The entrance: makes agents, knows devices. */
export class LocalCallClient {
  readonly platform: Platform;
  /** People with an agent of this module: a second one would ring twice. */
  readonly #present: Set<string>;
  readonly #configuration: CallingConfiguration;
  readonly #options: CallClientOptions;
  readonly #devices: Devices;
  readonly #features = new Map<unknown, CallClientFeature>();
  #agent: LocalCallAgent | undefined;
  #disposed = false;

  constructor({ configuration, platform, present }: ModuleContext, options: CallClientOptions) {
    this.#present = present;
    this.#configuration = configuration;
    this.platform = platform;
    this.#options = options;
    this.#devices = new Devices(platform);
  }

  feature<TFeature extends CallClientFeature>(
    factory: CallClientFeatureFactory<TFeature>,
  ): TFeature {
    const known = this.#features.get(factory) as TFeature | undefined;
    if (known) return known;
    // The factory is typed for the SDK's own class, which this one stands in for.
    const made = new factory.callClientApiCtor({ callClient: this as never });
    this.#features.set(factory, made);
    return made;
  }

  async createCallAgent(
    credential: CommunicationTokenCredential,
    options: CallAgentOptions = {},
  ): Promise<CallAgent> {
    if (this.#disposed) throw disposed('call client');
    if (this.#agent) throw new CallingError('This client has an agent already.', 409, 40228);
    const { turn } = this.#options.networkConfiguration ?? {};
    const opened = await LocalCallAgent.open({
      endpoint: this.#configuration.endpoint,
      credential,
      displayName: options.displayName,
      platform: this.platform,
      devices: this.#devices,
      iceTransportPolicy: this.#configuration.iceTransportPolicy,
      extraIceServers: () => turn?.iceServers ?? [],
      onDisposed: () => this.#forget(),
    });
    if (this.#present.has(opened.user)) {
      await opened.dispose();
      throw new CallingError('This person has an agent in this page already.', 409, 40228);
    }
    this.#present.add(opened.user);
    this.#agent = opened;
    return opened;
  }

  createTeamsCallAgent(): Promise<never> {
    return Promise.reject(unsupported('A Teams call agent'));
  }

  async getDeviceManager(): Promise<DeviceManager> {
    if (this.#disposed) throw disposed('call client');
    return this.#devices;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#agent?.dispose();
    for (const feature of this.#features.values()) feature.dispose();
    this.#devices.dispose();
  }

  #forget(): void {
    if (this.#agent) this.#present.delete(this.#agent.user);
    this.#agent = undefined;
  }
}
