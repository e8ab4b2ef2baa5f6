import { isIPv6 } from 'node:net';
import { writeCrypto } from './crypto-line.ts';
import type { AudioCodec, OtherMedia, SessionDescription } from './session-description.ts';

/** The text of a description, each line with its end. */
export function writeSession(description: SessionDescription): string {
  const { sessionId, version, address, before, after } = description;
  const where = `IN ${isIPv6(address) ? 'IP6' : 'IP4'} ${address}`;
  const lines = [
    'v=0',
    `o=- ${sessionId} ${version} ${where}`,
    's=-',
    `c=${where}`,
    't=0 0',
    ...before.map(refusedLine),
    ...audioLines(description),
    ...after.map(refusedLine),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

function refusedLine({ kind, profile, formats }: OtherMedia): string {
  return `m=${kind} 0 ${profile} ${formats}`;
}

function audioLines(description: SessionDescription): string[] {
  const { port, profile, codecs, ptimeMs, direction, crypto, rtcpPort, isRtcpMux } = description;
  return [
    `m=audio ${port} ${profile} ${codecs.map(({ payloadType }) => payloadType).join(' ')}`,
    ...codecs.flatMap(codecLines),
    ...(ptimeMs === undefined ? [] : [`a=ptime:${ptimeMs}`]),
    ...(rtcpPort === undefined ? [] : [`a=rtcp:${rtcpPort}`]),
    ...(isRtcpMux ? ['a=rtcp-mux'] : []),
    ...crypto.map((line) => `a=crypto:${writeCrypto(line)}`),
    `a=${direction}`,
  ];
}

function codecLines({ payloadType, name, clockRate, channels, parameters }: AudioCodec): string[] {
  const tail = channels > 1 ? `/${channels}` : '';
  return [
    `a=rtpmap:${payloadType} ${name}/${clockRate}${tail}`,
    ...(parameters === undefined ? [] : [`a=fmtp:${payloadType} ${parameters}`]),
  ];
}
