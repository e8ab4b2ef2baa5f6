import { RoomsClient } from '@azure/communication-rooms';
import type { RoomParticipantPatch } from '@azure/communication-rooms';
import type { TokenScope } from '@azure/communication-identity';
import type { CallView } from '@switchboard/acs-wire';
import { mediaPort, MediaRefused } from '../src/services/media/port.ts';
import type { MediaEngines, MediaGrants } from '../src/services/media/port.ts';
import type { ServiceModule } from '../src/services/service.ts';
import type { DataPlane } from '../src/index.ts';
import type { CallsInfo } from '../src/services/calls/calls.ts';
import type { CallRecordView } from '../src/services/calls/records/record-store.ts';
import { CallClient } from './_call-client.ts';
import { control, identityClient, person } from './_harness.ts';

export interface Caller {
  readonly id: string;
  readonly token: string;
  readonly client: CallClient;
}

/** The people of one test; they say goodbye at its end. */
export class Callers implements AsyncDisposable {
  readonly #open: CallClient[] = [];

  async caller(plane: DataPlane, name: string, scopes: TokenScope[] = ['voip']): Promise<Caller> {
    const { id, token } = await person(plane, scopes);
    return { id, token, client: await this.device(plane, token, name) };
  }

  /** One more client of the same person. */
  async device(plane: DataPlane, token: string, name?: string): Promise<CallClient> {
    return this.keep(await CallClient.open(plane, token, name));
  }

  keep(client: CallClient): CallClient {
    this.#open.push(client);
    return client;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#open.splice(0).map((client) => client.leave()));
  }
}

export function roomsClient({ connectionString }: DataPlane): RoomsClient {
  return new RoomsClient(connectionString, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
}

export type Role = NonNullable<RoomParticipantPatch['role']>;

export async function makeRoom(plane: DataPlane, people: Readonly<Record<string, Role>>) {
  const participants = Object.entries(people).map(([communicationUserId, role]) => ({
    id: { communicationUserId },
    role,
  }));
  return (await roomsClient(plane).createRoom({ participants })).id;
}

export async function joinRoom({ client }: Caller, roomId: string, camera = false) {
  const args = { locator: { roomId }, camera };
  return ((await client.ask('call.join', args)) as { call: CallView }).call;
}

export async function joinGroup({ client }: Caller, groupId: string): Promise<CallView> {
  return ((await client.ask('call.join', { locator: { groupId } })) as { call: CallView }).call;
}

/** What the control plane knows of calls now. */
export async function callsOf(plane: DataPlane): Promise<CallsInfo> {
  return (await control(plane, 'GET', '/calls')).body as CallsInfo;
}

export async function recordsOf(plane: Pick<DataPlane, 'control'>): Promise<CallRecordView[]> {
  return ((await control(plane, 'GET', '/calls/records')).body as { value: CallRecordView[] })
    .value;
}

/** Resolves when this person was told that their part in the call can be read. */
export function recorded({ client }: Pick<Caller, 'client'>, callId: string): Promise<unknown> {
  return client.next('call.recorded', (event) => event.callId === callId);
}

export async function revoke(plane: DataPlane, id: string): Promise<void> {
  await identityClient(plane).revokeTokens({ communicationUserId: id });
}

/** What the engine was last told of each person. */
export interface Forwarded {
  grants: MediaGrants;
  muted: boolean;
  paused: boolean;
}

/** An engine that forwards nothing, but refuses as one that does would. */
export function fakeEngines() {
  const legs = new Map<string, Forwarded>();
  const engines: MediaEngines = {
    open: async () => ({
      engine: 'fake',
      capacity: 8,
      onFailed: () => undefined,
      async join(user, grants) {
        const leg: Forwarded = { grants, muted: false, paused: false };
        legs.set(user, leg);
        return {
          async publish(_sdp, tracks) {
            const refused = tracks.find(({ source }) => !leg.grants[source]);
            if (refused) throw new MediaRefused(`No ${refused.source} from you.`);
            return 'v=0 answer';
          },
          answer: async () => undefined,
          candidate: async () => undefined,
          want: () => undefined,
          grant: (next) => void (leg.grants = next),
          mute: (muted) => void (leg.muted = muted),
          address: async () => undefined,
          pause: (paused) => void (leg.paused = paused),
          async [Symbol.asyncDispose]() {
            if (legs.get(user) === leg) legs.delete(user);
          },
        };
      },
      [Symbol.asyncDispose]: async () => legs.clear(),
    }),
    describe: () => [],
    [Symbol.asyncDispose]: async () => undefined,
  };
  const media: ServiceModule = {
    name: 'media',
    open({ ports }) {
      ports.offer(mediaPort, engines);
      return {};
    },
  };
  return { media, legs };
}
