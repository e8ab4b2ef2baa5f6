import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOutboundAudioData, StreamingData } from '@azure/communication-call-automation';
import type {
  AudioData,
  AudioMetadata,
  DtmfData,
  TranscriptionData,
  TranscriptionMetadata,
} from '@azure/communication-call-automation';
import { getIdentifierRawId } from '@azure/communication-common';
import { amplitudeOf, joinFrames } from '@switchboard/audio/testing';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { until } from './_until.ts';

interface Kinds {
  readonly AudioMetadata: AudioMetadata;
  readonly AudioData: AudioData;
  readonly DtmfData: DtmfData;
  readonly TranscriptionMetadata: TranscriptionMetadata;
  readonly TranscriptionData: TranscriptionData;
}
type Kind = keyof Kinds;

interface Frame {
  readonly kind: Kind;
  readonly data: Kinds[Kind];
}

const HEARD_FRAMES = 10;

/** One connection that was made, and what came over it, read by the SDK's own parser. */
export class StreamConnection {
  readonly headers: IncomingHttpHeaders;
  readonly socket: WebSocket;
  readonly frames: Frame[] = [];
  closeCode: number | undefined;

  constructor(socket: WebSocket, headers: IncomingHttpHeaders) {
    this.socket = socket;
    this.headers = headers;
  }

  of<Of extends Kind>(kind: Of): Kinds[Of][] {
    return this.frames.flatMap((frame) => (frame.kind === kind ? [frame.data as Kinds[Of]] : []));
  }

  /** Waits for the first frame of a kind that passes. */
  async next<Of extends Kind>(
    kind: Of,
    test: (data: Kinds[Of]) => boolean = () => true,
  ): Promise<Kinds[Of]> {
    await until(`a frame of ${kind}`, () => this.of(kind).some(test));
    return this.of(kind).find(test)!;
  }

  /** How loud a tone is in what came last, of one participant or of all; 8,000 as it was said. */
  hears(hz: number, user?: string): number {
    const { sampleRate } = this.of('AudioMetadata')[0]!;
    const last = this.of('AudioData')
      .filter(({ participant }) => !participant || idOf(participant) === user)
      .slice(-HEARD_FRAMES);
    if (last.length < HEARD_FRAMES) return 0;
    return amplitudeOf(joinFrames(last.map(samplesOf)), hz, sampleRate as 16_000);
  }
}

export const idOf = (participant: NonNullable<AudioData['participant']>): string =>
  getIdentifierRawId(participant);

export function samplesOf({ data }: Pick<AudioData, 'data'>): Int16Array {
  return new Int16Array(new Uint8Array(Buffer.from(data, 'base64')).buffer);
}

/** A server of an application's that calls are streamed to. */
export class StreamServer implements AsyncDisposable {
  readonly connections: StreamConnection[] = [];
  /** Sends everything back. */
  echoes = false;
  /** Refuses connections with this status. */
  status: number | undefined;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });

  private constructor(server: Server) {
    this.#server = server;
    server.on('upgrade', (request, socket, head) => {
      if (this.status !== undefined) {
        socket.end(`HTTP/1.1 ${this.status} No\r\nlocation: /elsewhere\r\n\r\n`);
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (opened) =>
        this.#take(new StreamConnection(opened, request.headers)),
      );
    });
  }

  static async open(): Promise<StreamServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new StreamServer(server);
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `ws://127.0.0.1:${port}/stream?key=very-secret`;
  }

  /** The connection after so many before it. */
  async connection(before: number): Promise<StreamConnection> {
    await until('a connection', () => this.connections.length > before);
    return this.connections[before]!;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { socket } of this.connections) socket.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(connection: StreamConnection): void {
    this.connections.push(connection);
    const { socket } = connection;
    socket.on('close', (code) => void (connection.closeCode = code));
    socket.on('message', (message: Buffer) => {
      const data = StreamingData.parse(message.toString()) as Kinds[Kind];
      const kind = StreamingData.getStreamingKind() as Kind;
      connection.frames.push({ kind, data });
      if (this.echoes && kind === 'AudioData')
        socket.send(createOutboundAudioData((data as AudioData).data));
    });
  }
}
