import { once } from 'node:events';
import { WebSocket } from 'ws';
import { Onsets } from '../phone/onsets.ts';
import { samplesOf } from './echo-server.ts';
import type { EchoServer } from './echo-server.ts';

/** The same frames, straight over a socket. @returns milliseconds from a sound until it is back */
export async function bareEcho(server: EchoServer, sounds: number): Promise<readonly number[]> {
  const onsets = new Onsets(sounds, 16_000, 16_000);
  const socket = new WebSocket(server.transportUrl, { perMessageDeflate: false });
  await once(socket, 'open');
  socket.on('message', (message: Buffer) => {
    const { audioData } = JSON.parse(message.toString()) as { audioData: { data: string } };
    onsets.heard(samplesOf(audioData.data));
  });
  await onsets.say(({ buffer, byteOffset, byteLength }) => {
    const data = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
    const audioData = { timestamp: new Date().toISOString(), data, silent: false };
    socket.send(JSON.stringify({ kind: 'AudioData', audioData }));
  });
  socket.terminate();
  return onsets.delays;
}
