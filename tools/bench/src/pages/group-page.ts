import type {
  Call,
  CallAgent,
  DeviceManager,
  LocalVideoStream,
  RemoteVideoStream,
} from '@azure/communication-calling';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { createCallingModule } from '@switchboard/calling-local';
import type { CallingModule } from '@switchboard/calling-local';

/** Several people of several data planes in one page, of whom one group at a time talks. */
interface Person {
  readonly module: CallingModule;
  readonly agent: CallAgent;
  readonly devices: DeviceManager;
  readonly connections: Set<RTCPeerConnection>;
  readonly shown: Set<RemoteVideoStream>;
}

const groups = new Map<string, Person[]>();
let calls: Call[] = [];

async function join(group: string, endpoint: string, token: string): Promise<void> {
  const connections = new Set<RTCPeerConnection>();
  const module = createCallingModule({
    endpoint,
    platform: {
      RTCPeerConnection: class extends RTCPeerConnection {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          connections.add(this);
        }

        override close(): void {
          super.close();
          connections.delete(this);
        }
      },
    },
  });
  const client = new module.CallClient();
  const devices = await client.getDeviceManager();
  const agent = await client.createCallAgent(new AzureCommunicationTokenCredential(token));
  const person = { module, agent, devices, connections, shown: new Set<RemoteVideoStream>() };
  groups.set(group, [...(groups.get(group) ?? []), person]);
}

async function enter(group: string, groupId: string): Promise<void> {
  for (const { module, agent, devices } of groups.get(group) ?? []) {
    const [camera] = await devices.getCameras();
    // The module's classes stand in for the SDK's, which differ from them in private members only.
    const stream = new module.LocalVideoStream(camera!) as unknown as LocalVideoStream;
    calls.push(agent.join({ groupId }, { videoOptions: { localVideoStreams: [stream] } }));
  }
}

/** Shows whoever can be seen and is not shown yet, small, as in a grid. */
async function showAll(group: string): Promise<void> {
  for (const [at, { module, shown }] of (groups.get(group) ?? []).entries()) {
    const streams = calls[at]?.remoteParticipants.flatMap(({ videoStreams }) => videoStreams) ?? [];
    for (const stream of streams.filter((one) => one.isAvailable && !shown.has(one))) {
      shown.add(stream);
      const view = await new module.VideoStreamRenderer(stream).createView();
      const box = document.createElement('div');
      box.style.cssText = 'width: 160px; height: 120px; float: left';
      box.append(view.target);
      document.body.append(box);
    }
  }
}

/** What has come down so far: packets of each stream, and pictures of all. */
async function received(group: string): Promise<{ packets: number[]; frames: number }> {
  const packets: number[] = [];
  let frames = 0;
  for (const { connections } of groups.get(group) ?? []) {
    for (const connection of connections) {
      (await connection.getStats()).forEach((entry: Record<string, unknown>) => {
        if (entry['type'] !== 'inbound-rtp') return;
        packets.push(Number(entry['packetsReceived'] ?? 0));
        frames += Number(entry['framesDecoded'] ?? 0);
      });
    }
  }
  return { packets, frames };
}

async function leave(group: string): Promise<void> {
  await Promise.all(calls.map((call) => call.hangUp()));
  calls = [];
  for (const { shown } of groups.get(group) ?? []) shown.clear();
  document.body.replaceChildren();
}

const page = { join, enter, showAll, received, leave };
export type GroupPage = typeof page;
Object.assign(globalThis, { page });
