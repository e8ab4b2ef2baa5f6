import { Scope } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { DataSession, MeshTransport, ThreadSignalling } from '@switchboard/networking';
import type { MeshTransportOptions, PeerId, SignalThread } from '@switchboard/networking';
import { RTCPeerConnection as NodeConnection } from 'werift';
import { Doc } from 'yjs';
import type { Relay } from '../relay.ts';
import { BoardReader } from './board-reader.ts';
import { Mover } from './mover.ts';

// It keeps to the standard, and its types are its own.
const RTCPeerConnection = NodeConnection as unknown as MeshTransportOptions['RTCPeerConnection'];

export interface RobotInSpaceOptions {
  readonly self: PeerId;
  readonly thread: SignalThread;
  readonly clock: Clock;
  readonly relay: Relay;
  readonly policy: RTCIceTransportPolicy;
  readonly onTrouble: NonNullable<MeshTransportOptions['onTrouble']>;
}

/** The robot's place in one space: a session over connections of its own alone, and what it does there. */
export class RobotInSpace implements AsyncDisposable {
  readonly #scope: Scope;

  private constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** @throws what `relay` rejects with */
  static async open(options: RobotInSpaceOptions): Promise<RobotInSpace> {
    const scope = new Scope();
    try {
      await enter(scope, options);
      return new RobotInSpace(scope);
    } catch (error) {
      await scope.end();
      throw error;
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#scope.end();
  }
}

async function enter(scope: Scope, options: RobotInSpaceOptions): Promise<void> {
  const { self, clock, thread, relay, policy, onTrouble } = options;
  const doc = new Doc();
  scope.add(() => doc.destroy());
  const data = scope.use(
    new DataSession({
      ...{ self, clock, doc },
      // What pages begin with: a robot changes nobody's way.
      preferred: 'call',
      onOffer: (offer) => offer.refuse(),
      onInherited: (things) => mover.inherit(things),
    }),
  );
  const { transport, things, agreed } = data;
  const mover = scope.use(new Mover({ self, transport, things, agreed, clock }));
  scope.use(new BoardReader({ doc, clock, onAnswered: () => mover.wave() }));
  const signalling = scope.use(new ThreadSignalling({ self, thread, clock }));
  const mesh = await MeshTransport.open({
    ...{ signalling, clock, RTCPeerConnection, iceServers: relay, onTrouble },
    iceTransportPolicy: policy,
  });
  data.add(mesh);
}
