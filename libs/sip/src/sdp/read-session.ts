import { isIP } from 'node:net';
import { readCrypto } from './crypto-line.ts';
import { DIRECTIONS } from './direction.ts';
import type { Direction } from './direction.ts';
import { readCodecs } from './read-codecs.ts';
import type { MediaProfile, OtherMedia, SessionDescription } from './session-description.ts';

const MAX_BYTES = 16_384;
const MAX_LINES = 500;
const MAX_MEDIA = 16;
const MAX_CRYPTO = 16;
const MEDIA = /^(\w{1,32}) (\d{1,5})(?:\/\d{1,3})? (\S{1,32})((?: \S{1,64}){1,64})$/;
const ORIGIN = /^\S{1,64} (\d{1,20}) (\d{1,20}) IN IP[46] \S{1,255}$/;
const CONNECTION = /^IN IP[46] (\S{1,255})$/;
const HOST = /^[A-Za-z0-9.-]{1,253}$/;
const PROFILES: readonly MediaProfile[] = ['RTP/AVP', 'RTP/AVPF', 'RTP/SAVP', 'RTP/SAVPF'];

interface Section {
  readonly media: RegExpExecArray | undefined;
  connection: string | undefined;
  readonly attributes: (readonly [name: string, value: string])[];
}

/**
 * Reads an offer or an answer (RFC 8866). Never throws.
 *
 * @returns undefined where it is malformed, or has no audio over RTP with a codec that has a name
 */
export function readSession(text: string): SessionDescription | undefined {
  if (text.length > MAX_BYTES) return undefined;
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (lines[0] !== 'v=0' || lines.length > MAX_LINES) return undefined;
  const origin = ORIGIN.exec(lines.find((line) => line.startsWith('o='))?.slice(2) ?? '');
  const sections = sectionsOf(lines);
  if (!origin || !sections) return undefined;
  const [session, ...media] = sections;
  const at = media.findIndex((one) => one.media![1] === 'audio' && profileOf(one));
  if (at < 0) return undefined;
  return describe(session!, media[at]!, {
    sessionId: origin[1]!,
    version: Number(origin[2]),
    before: media.slice(0, at).map(otherOf),
    after: media.slice(at + 1).map(otherOf),
  });
}

function sectionsOf(lines: readonly string[]): Section[] | undefined {
  const sections: Section[] = [{ media: undefined, connection: undefined, attributes: [] }];
  for (const line of lines) {
    const [kind, value] = [line.slice(0, 2), line.slice(2).trim()];
    const section = sections.at(-1)!;
    if (kind === 'm=') {
      const media = MEDIA.exec(value);
      if (!media || sections.length > MAX_MEDIA) return undefined;
      sections.push({ media, connection: undefined, attributes: [] });
    } else if (kind === 'c=') section.connection = CONNECTION.exec(value)?.[1];
    else if (kind === 'a=') section.attributes.push(attributeOf(value));
  }
  return sections;
}

function attributeOf(text: string): readonly [string, string] {
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

function otherOf({ media }: Section): OtherMedia {
  return { kind: media![1]!, profile: media![3]!, formats: media![4]!.trim() };
}

function profileOf({ media }: Section): MediaProfile | undefined {
  return PROFILES.find((one) => one === media?.[3]);
}

function describe(
  session: Section,
  audio: Section,
  rest: Pick<SessionDescription, 'sessionId' | 'version' | 'before' | 'after'>,
): SessionDescription | undefined {
  const address = audio.connection ?? session.connection ?? '';
  const port = Number(audio.media![2]);
  const codecs = readCodecs(audio.media![4]!.trim().split(' '), audio.attributes);
  if ((!isIP(address) && !HOST.test(address)) || port > 65_535 || codecs.length === 0)
    return undefined;
  const value = (name: string): string | undefined =>
    [...audio.attributes, ...session.attributes].find(([one]) => one === name)?.[1];
  const ptime = /^\d{1,3}$/.exec(value('ptime') ?? '')?.[0];
  const rtcp = /^(\d{1,5})( |$)/.exec(value('rtcp') ?? '')?.[1];
  return {
    ...{ ...rest, address, port, codecs, profile: profileOf(audio)! },
    ...(rtcp !== undefined && Number(rtcp) <= 65_535 && { rtcpPort: Number(rtcp) }),
    isRtcpMux: value('rtcp-mux') !== undefined,
    ...(ptime !== undefined && Number(ptime) > 0 && { ptimeMs: Number(ptime) }),
    direction: directionOf(session, audio, address),
    crypto: audio.attributes
      .filter(([name]) => name === 'crypto')
      .slice(0, MAX_CRYPTO)
      .flatMap(([, line]) => readCrypto(line) ?? []),
  };
}

function directionOf(session: Section, audio: Section, address: string): Direction {
  const said = ({ attributes }: Section): Direction | undefined =>
    DIRECTIONS.find((one) => attributes.some(([name]) => name === one));
  const direction = said(audio) ?? said(session) ?? 'sendrecv';
  // How phones held a call before there were directions (RFC 2543): nothing may be sent to them.
  if (address !== '0.0.0.0') return direction;
  return direction === 'sendrecv' || direction === 'sendonly' ? 'sendonly' : 'inactive';
}
