import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { CALL_SIGNALLING, callFrame } from '@switchboard/acs-wire';
import type { CallServerFrame, IceServer } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';
import type { ResourceLimits } from '../../../../platform/limits/resources.ts';
import type { Caller } from '../../../../platform/wire/caller.ts';
import { WireError } from '../../../../platform/wire/errors.ts';
import type { Agent } from './agent.ts';
import type { Agents } from './agents.ts';
import { reasons } from '../../call/reasons.ts';
import { Strangers } from '../../../../platform/limits/strangers.ts';

/** From the connection to its first word. */
const HELLO_MS = 10_000;

type Hello = Extract<ReturnType<typeof callFrame.parse>, { t: 'hello' }>;
type Frame = ReturnType<typeof callFrame.parse>;
type Refused = Extract<CallServerFrame, { t: 'refused' }>;

export interface DoorDeps {
  readonly agents: Agents;
  readonly clock: Clock;
  readonly resources: ResourceLimits;
  readonly authenticate: (token: string) => Promise<Caller>;
  readonly iceServers: (user: string) => Promise<readonly IceServer[]>;
  readonly onRequest: (agent: Agent, frame: Extract<Frame, { t: 'req' }>) => void;
}

/**
 * Takes the sockets of calling clients. The token comes in the first frame and not in the address,
 * because addresses end up in logs.
 */
export class Door implements Disposable {
  readonly #deps: DoorDeps;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: CALL_SIGNALLING.maxFrameBytes,
    perMessageDeflate: false,
    clientTracking: true,
  });
  readonly #strangers: Strangers;

  constructor(deps: DoorDeps) {
    this.#deps = deps;
    this.#strangers = new Strangers({
      perAddress: deps.resources['signalling.strangersPerAddress'],
      total: deps.resources['signalling.strangers'],
    });
  }

  /** False when the upgrade is not for us. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const path = request.url?.split('?')[0]?.replace(/^\/+/, '/');
    if (path !== CALL_SIGNALLING.path) return false;
    const address = request.socket.remoteAddress ?? '';
    this.#server.handleUpgrade(request, socket, head, (client) => this.#greet(client, address));
    return true;
  }

  dropAll(): void {
    for (const client of this.#server.clients) client.terminate();
  }

  [Symbol.dispose](): void {
    this.dropAll();
    this.#server.close();
  }

  #greet(client: WebSocket, address: string): void {
    const introduced = this.#strangers.add(address, () => client.terminate());
    const timer = this.#deps.clock.after(HELLO_MS, () => client.terminate());
    const known = (): void => {
      timer[Symbol.dispose]();
      introduced();
      client.off('close', known);
    };
    client.on('error', () => client.terminate());
    client.on('close', known);
    client.once('message', (data) => {
      known();
      const hello = readFrame(data);
      if (hello?.t !== 'hello') return refuse(client, 400, 'The first frame says hello.');
      if (hello.v !== CALL_SIGNALLING.version) {
        return refuse(client, 400, `Version ${CALL_SIGNALLING.version} is spoken here.`);
      }
      client.pause();
      this.#admit(client, hello)
        .catch((error: unknown) => refuse(client, error instanceof WireError ? 401 : 503, 'No.'))
        .finally(() => client.resume());
    });
  }

  async #admit(client: WebSocket, hello: Hello): Promise<void> {
    const { agents, authenticate, iceServers } = this.#deps;
    const caller = await authenticate(hello.token);
    if (!caller.scopes.some((scope) => scope === 'voip' || scope === 'voip.join')) {
      return refuse(client, 403, 'The token has no scope for calls.');
    }
    const servers = await iceServers(caller.userId);
    // From here on without waiting, or many at once would each find room.
    const former = this.#former(hello, caller);
    if (!former && !agents.hasRoom(caller.userId)) {
      return refuse(client, 429, 'Too many clients of this person.');
    }
    const agent = former ?? (await agents.open(caller, hello.displayName));
    // Its access may have ended while the others were told of it.
    if (agents.find(agent.id) !== agent) return refuse(client, 401, '');
    if (former) agents.renew(former, caller);
    agents.attached(agent);
    agent.attach(client, former ? (hello.resume?.seq ?? 0) : 0, {
      t: 'welcome',
      agent: agent.id,
      user: caller.userId,
      resumed: former !== undefined,
      iceServers: servers,
      handled: agent.handled,
    });
    client.on('message', (data) => this.#read(agent, client, data));
    client.on('close', () => agents.detached(agent, client));
    if (client.readyState !== client.OPEN) agents.detached(agent, client);
  }

  #former(hello: Hello, caller: Caller): Agent | undefined {
    const agent = hello.resume && this.#deps.agents.find(hello.resume.agent);
    return agent?.caller.userId === caller.userId ? agent : undefined;
  }

  #read(agent: Agent, client: WebSocket, data: RawData): void {
    // Who was put out may go on talking for as long as they like.
    if (this.#deps.agents.find(agent.id) !== agent) return;
    const frame = readFrame(data);
    if (!frame || frame.t === 'hello') {
      client.close(1008, 'not a frame of this protocol');
      return;
    }
    if (frame.t === 'ack') agent.acknowledge(frame.seq);
    if (frame.t === 'bye') this.#deps.agents.close(agent, reasons.hungUp, 'Goodbye.');
    if (frame.t !== 'req' || frame.id <= agent.handled) return;
    agent.handled = frame.id;
    this.#deps.onRequest(agent, frame);
  }
}

function readFrame(data: RawData): Frame | undefined {
  try {
    return callFrame.safeParse(JSON.parse(String(data))).data;
  } catch {
    return undefined;
  }
}

const WORDS: Readonly<Record<number, Partial<Refused>>> = {
  401: { subCode: 40235, message: 'The token is not valid, or not any more.' },
  403: { subCode: 510403 },
  503: { message: 'Try again in a moment.' },
};

function refuse(client: WebSocket, code: number, message: string): void {
  if (client.readyState !== client.OPEN) return;
  const frame: Refused = { t: 'refused', code, subCode: 0, message, ...WORDS[code] };
  client.send(JSON.stringify(frame));
  client.close(1008);
}
