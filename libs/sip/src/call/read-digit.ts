import type { Digit } from './call-handlers.ts';

const DIGIT = /^[0-9*#A-D]$/;
const MAX_MS = 10_000;

/** Reads the two bodies in which phones send digits by INFO; undefined for anything else. */
export function readDigit(contentType: string, body: string): Digit | undefined {
  const isRelay = contentType === 'application/dtmf-relay';
  const isPlain = contentType === 'application/dtmf';
  if ((!isRelay && !isPlain) || body.length > 256) return undefined;
  const text = isRelay ? (/^\s*signal\s*=\s*(\S+)/im.exec(body)?.[1] ?? '') : body.trim();
  const digit = letterOf(text.toUpperCase());
  const durationMs = Number(/^\s*duration\s*=\s*(\d{1,5})/im.exec(body)?.[1] ?? 160);
  if (digit === undefined) return undefined;
  return { digit, durationMs: Math.min(durationMs, MAX_MS) };
}

export function writeDigit({ digit, durationMs }: Digit): string {
  return `Signal=${digit}\r\nDuration=${durationMs}\r\n`;
}

/** Some send the number of an event of RFC 4733: 10 is *, 11 is #. */
function letterOf(text: string): string | undefined {
  const letter = { 10: '*', 11: '#', 12: 'A', 13: 'B', 14: 'C', 15: 'D' }[text] ?? text;
  return DIGIT.test(letter) ? letter : undefined;
}
