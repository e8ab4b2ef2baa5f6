import type {
  CallAnswer,
  CallArgs,
  CallOperation,
  CallView,
  CallParticipant,
} from '@switchboard/acs-wire';
import { VirtualClock } from '@switchboard/kernel/testing';
import type { OwningAgent } from '../src/call-owner.ts';
import { LocalCall } from '../src/call.ts';
import { createDomPlayer } from '../src/dom-player.ts';
import { createDomSurface } from '../src/dom-surface.ts';
import { Devices } from '../src/device-manager.ts';
import { identifierOf } from '../src/identifiers.ts';
import type { Platform } from '../src/platform.ts';

export const ALICE = '8:acs:alice';
export const BOB = '8:acs:bob';

/** A machine without camera and microphone, on which no media flows. */
export function barePlatform(): Platform {
  return {
    clock: new VirtualClock(0),
    WebSocket: globalThis.WebSocket,
    RTCPeerConnection: class {} as unknown as typeof globalThis.RTCPeerConnection,
    mediaDevices: undefined,
    AudioContext: undefined,
    createPlayer: createDomPlayer,
    createSurface: createDomSurface,
  };
}

export interface Asked {
  readonly op: string;
  readonly args: unknown;
}

/** An agent that takes everything, and remembers what it was asked. */
export function fakeOwner(
  platform = barePlatform(),
): OwningAgent<LocalCall> & { readonly asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    user: ALICE,
    platform,
    devices: new Devices(platform),
    iceTransportPolicy: undefined,
    iceServers: () => [],
    async request<Op extends CallOperation>(op: Op, args: CallArgs<Op>) {
      asked.push({ op, args });
      return {} as CallAnswer<Op>;
    },
    agent: { kind: 'CallAgent' } as OwningAgent<LocalCall>['agent'],
    identified: () => undefined as void,
    calls: () => [],
    ended: () => undefined,
    startTransferred: () => {
      throw new Error('nobody is handed over here');
    },
  };
}

export const participant = (user: string, changes: Partial<CallParticipant> = {}) => ({
  id: `leg-of-${user}`,
  user,
  state: 'connected' as const,
  role: 'Presenter' as const,
  muted: false,
  camera: false,
  screen: false,
  speaking: false,
  spotlight: false,
  ...changes,
});

export const callView = (changes: Partial<CallView> = {}): CallView => ({
  id: 'call-1',
  kind: 'group',
  startedAt: 0,
  recording: false,
  may: ['sendAudio', 'raiseHand', 'react'],
  participants: [participant(ALICE), participant(BOB)],
  ...changes,
});

export function fakeCall(enter: () => Promise<CallView>, owner = fakeOwner()): LocalCall {
  return new LocalCall(owner, {
    direction: 'Outgoing',
    callerInfo: { identifier: identifierOf(ALICE) },
    options: { audioOptions: { muted: true } },
    enter: async (_state, entered) => entered(await enter()),
  });
}

/** What has been promised so far is kept. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
