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
import { FeatureSet } from './feature-set.ts';
import { Held } from './held.ts';
import type { Platform } from './platform.ts';

/** What all clients of one module share. */
export interface ModuleContext {
  readonly configuration: CallingConfiguration;
  readonly platform: Platform;
  readonly present: Set<string>;
}

/** The entrance: makes agents, knows devices. */
export class LocalCallClient extends Held {
  readonly platform: Platform;
  /** People with an agent of this module: a second one would ring twice. */
  private readonly _present: Set<string>;
  private readonly _configuration: CallingConfiguration;
  private readonly _options: CallClientOptions;
  private readonly _devices: Devices;
  private readonly _features = new FeatureSet();
  private _agent: LocalCallAgent | undefined;
  private _disposed = false;

  constructor({ configuration, platform, present }: ModuleContext, options: CallClientOptions) {
    super();
    this._present = present;
    this._configuration = configuration;
    this.platform = platform;
    this._options = options;
    this._devices = new Devices(platform);
  }

  feature<TFeature extends CallClientFeature>(
    factory: CallClientFeatureFactory<TFeature>,
  ): TFeature {
    // The factory is typed for the SDK's own class, which this one stands in for.
    const context = { callClient: this as never };
    return this._features.of(factory, () => new factory.callClientApiCtor(context));
  }

  async createCallAgent(
    credential: CommunicationTokenCredential,
    options: CallAgentOptions = {},
  ): Promise<CallAgent> {
    if (this._disposed) throw disposed('call client');
    if (this._agent) throw new CallingError('This client has an agent already.', 409, 40228);
    const { turn } = this._options.networkConfiguration ?? {};
    const opened = await LocalCallAgent.open({
      endpoint: this._configuration.endpoint,
      credential,
      displayName: options.displayName,
      platform: this.platform,
      devices: this._devices,
      iceTransportPolicy: this._configuration.iceTransportPolicy,
      extraIceServers: () => turn?.iceServers ?? [],
      onIceServers: this._configuration.onIceServers,
      onRecorded: this._configuration.onRecorded,
      onDisposed: () => this._forget(),
    });
    if (this._present.has(opened.user)) {
      await opened.dispose();
      throw new CallingError('This person has an agent in this page already.', 409, 40228);
    }
    this._present.add(opened.user);
    this._agent = opened;
    return opened;
  }

  createTeamsCallAgent(): Promise<never> {
    return Promise.reject(unsupported('A Teams call agent'));
  }

  async getDeviceManager(): Promise<DeviceManager> {
    if (this._disposed) throw disposed('call client');
    return this._devices;
  }

  async dispose(): Promise<void> {
    this._disposed = true;
    await this._agent?.dispose();
    this._features.dispose();
    this._devices.dispose();
  }

  private _forget(): void {
    if (this._agent) this._present.delete(this._agent.user);
    this._agent = undefined;
  }
}
