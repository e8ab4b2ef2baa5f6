import type { CallingEngine } from '../engine.ts';
import { FakeAgent } from './fake-agent.ts';
import { FakeDevices } from './fake-devices.ts';
import { FakeError } from './fake-error.ts';
import type { FakeExchange } from './fake-exchange.ts';
import { fakeFeatures } from './fake-features.ts';
import { fakeRenderers } from './fake-renderer.ts';
import { fakeStreams } from './fake-streams.ts';
import { FakeTabs } from './fake-tabs.ts';

/** A fake engine, and what a test does with it from behind. */
export interface FakeEngine {
  readonly engine: CallingEngine;
  readonly devices: FakeDevices;
  readonly tabs: FakeTabs;
  /** Renderers that were not disposed of. */
  readonly openRenderers: ReadonlySet<object>;
  /** Streams of cameras and microphones that were not disposed of. */
  readonly openStreams: ReadonlySet<object>;
  /** @throws Error before there is one */
  agent(): FakeAgent;
}

/**
 * The calling SDK's module surface without network and media: people of one exchange call each
 * other in this process.
 *
 * @param user raw id of the person whose engine it is
 */
export function createFakeEngine(exchange: FakeExchange, user: string): FakeEngine {
  const devices = new FakeDevices(exchange);
  const tabs = new FakeTabs(exchange);
  const openRenderers = new Set<object>();
  const openStreams = new Set<object>();
  let agent: FakeAgent | undefined;

  class CallClient {
    feature(): FakeTabs {
      exchange.assertSupported('DebugInfo');
      return tabs;
    }

    async createCallAgent(_credential: unknown, { displayName = '' } = {}): Promise<FakeAgent> {
      await exchange.operation('createCallAgent');
      if (agent && !agent.disposed) throw new FakeError(409, 40228);
      agent = new FakeAgent(exchange, user, displayName);
      return agent;
    }

    async getDeviceManager(): Promise<FakeDevices> {
      await exchange.operation('getDeviceManager');
      return devices;
    }

    async dispose(): Promise<void> {
      await agent?.dispose();
    }
  }

  const LocalStream = fakeStreams(exchange, openStreams);
  const module = {
    CallClient,
    Features: fakeFeatures,
    LocalVideoStream: LocalStream,
    LocalAudioStream: LocalStream,
    VideoStreamRenderer: fakeRenderers(exchange, openRenderers),
  };
  return {
    // Classes of the SDK can only be matched by themselves: they have private members.
    engine: module as unknown as CallingEngine,
    devices,
    tabs,
    openRenderers,
    openStreams,
    agent() {
      if (!agent) throw new Error('There is no agent yet.');
      return agent;
    },
  };
}
