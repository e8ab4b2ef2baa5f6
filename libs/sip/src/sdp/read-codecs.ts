import type { AudioCodec } from './session-description.ts';

const MAX_CODECS = 64;
const RTPMAP = /^(\d{1,3})\s+([A-Za-z0-9_.-]{1,32})\/(\d{1,6})(?:\/(\d))?$/;
const FMTP = /^(\d{1,3})\s+(.{1,256})$/;

/** Those that have a number of their own and need no a=rtpmap. */
const STATIC: ReadonlyMap<number, readonly [name: string, clockRate: number]> = new Map([
  [0, ['PCMU', 8_000]],
  [3, ['GSM', 8_000]],
  [8, ['PCMA', 8_000]],
  [9, ['G722', 8_000]],
  [13, ['CN', 8_000]],
  [18, ['G729', 8_000]],
]);

/** The formats of an m= line with what a= lines say of them; those without a name are left out. */
export function readCodecs(
  formats: readonly string[],
  attributes: readonly (readonly [name: string, value: string])[],
): AudioCodec[] {
  const values = (name: string, pattern: RegExp) =>
    new Map(
      attributes.flatMap(([one, value]) => {
        const found = one === name ? pattern.exec(value) : null;
        return found ? [[Number(found[1]), found] as const] : [];
      }),
    );
  const maps = values('rtpmap', RTPMAP);
  const parameters = values('fmtp', FMTP);
  return formats.slice(0, MAX_CODECS).flatMap((format): AudioCodec[] => {
    const payloadType = /^\d{1,3}$/.test(format) ? Number(format) : 128;
    const [, , name, rate, channels] = maps.get(payloadType) ?? [];
    const [staticName, staticRate] = STATIC.get(payloadType) ?? [];
    const known = { name: name ?? staticName, clockRate: rate ? Number(rate) : staticRate };
    if (payloadType > 127 || !known.name || !known.clockRate) return [];
    const fmtp = parameters.get(payloadType)?.[2];
    return [
      {
        ...{ name: known.name, payloadType, clockRate: known.clockRate },
        channels: Number(channels ?? 1),
        ...(fmtp !== undefined && { parameters: fmtp }),
      },
    ];
  });
}
