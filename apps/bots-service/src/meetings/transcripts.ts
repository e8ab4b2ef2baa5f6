import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { VerifyCallback } from '@switchboard/auth';
import { isPlatformError, statusOfCategory } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { BotsTools } from '../bots-tools.ts';
import { keepLine } from './keep-line.ts';
import { readTranscript } from './read-transcript.ts';

const PATH = /^\/transcripts\/(cal_[a-z0-9]{1,60})$/;
const MAX_FRAME = 64 * 1024;
const MAX_CONNECTIONS = 500;
/** Frames of one connection that wait to be written down; whoever sends faster is cut off. */
const MAX_WAITING = 100;
const VERIFY_MS = 10_000;
const TRY_LATER = 1_013;
const TOO_MUCH = 1_008;
const GOING_AWAY = 1_001;

export interface TranscriptParts {
  readonly tools: Pick<BotsTools, 'client' | 'clock'>;
  readonly verify: VerifyCallback;
  /** Told of each connection. */
  readonly opened: (meetingId: string) => void;
  /** Told of what could not be written down. */
  readonly failed: (error: unknown) => void;
}

/** Where the service of calls connects to with what is said in calls; verified as callbacks are. */
export function acceptTranscripts(server: Server, parts: TranscriptParts, scope: Scope): void {
  const sockets = new WebSocketServer({
    ...{ noServer: true, maxPayload: MAX_FRAME, perMessageDeflate: false, clientTracking: true },
  });
  /** By meeting: whoever connects anew takes the place of the connection before. */
  const open = new Map<string, WebSocket>();
  scope.add(() => {
    for (const socket of sockets.clients) socket.close(GOING_AWAY);
    for (const socket of sockets.clients) socket.terminate();
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const patience = setTimeout(() => socket.destroy(), VERIFY_MS);
    void admit(request, parts)
      .finally(() => clearTimeout(patience))
      .then(
        (meetingId) => {
          if (sockets.clients.size >= MAX_CONNECTIONS) return refuse(socket, 503);
          sockets.handleUpgrade(request, socket, head, (connected) => {
            open.get(meetingId)?.close(GOING_AWAY);
            open.set(meetingId, connected);
            connected.on('close', () => {
              if (open.get(meetingId) === connected) open.delete(meetingId);
            });
            parts.opened(meetingId);
            take(connected, meetingId, parts);
          });
        },
        (error: unknown) =>
          refuse(
            socket,
            isPlatformError(error) ? statusOfCategory[error.category] : statusOf(error),
          ),
      );
  });
}

class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`Refused with ${status}.`);
    this.status = status;
  }
}

const statusOf = (error: unknown): number => (error instanceof Refused ? error.status : 503);

/** @returns the meeting that is connected about. @throws where it is not to be taken */
async function admit(
  { url = '', headers }: IncomingMessage,
  { tools, verify }: TranscriptParts,
): Promise<string> {
  const [, token] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (token === undefined) throw new Refused(401);
  await verify(token);
  const [, id] = PATH.exec(url.split('?', 1)[0]!) ?? [];
  const meeting = id && (await tools.client.meeting.findUnique({ where: { id } }));
  if (!meeting || meeting.state === 'ended') throw new Refused(404);
  const connection = headers['x-ms-call-connection-id'];
  const isOther = connection !== undefined && connection !== meeting.connectionId;
  if (isOther && meeting.connectionId !== null) throw new Refused(403);
  return meeting.id;
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** One line after the other, as they come. */
function take(socket: WebSocket, meetingId: string, { tools, failed }: TranscriptParts): void {
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  // It is closed after that.
  socket.on('error', () => undefined);
  socket.on('message', (frame: Buffer, isBinary) => {
    const line = isBinary ? undefined : readTranscript(frame.toString('utf8'));
    if (!line) return;
    if (waiting >= MAX_WAITING) return socket.close(TOO_MUCH);
    waiting += 1;
    last = last
      .then(async () => {
        if (!(await keepLine(tools, meetingId, line))) socket.close(TOO_MUCH);
      })
      .catch((error: unknown) => {
        failed(error);
        socket.close(TRY_LATER);
      })
      .finally(() => void (waiting -= 1));
  });
}
