/**
 * Frames of socket.io protocol 1 (the 0.9 releases), which the chat SDK's realtime client speaks:
 * `TYPE:ID[+]:ENDPOINT:DATA`, where DATA is everything after the third colon.
 */
export const FRAME = {
  disconnect: '0::',
  connect: '1::',
  heartbeat: '2::',
  noop: '8::',
} as const;

export type Frame =
  | { readonly type: 'disconnect' | 'heartbeat' | 'other' }
  | { readonly type: 'message'; readonly data: string }
  | { readonly type: 'event'; readonly data: string; readonly ackId: string | undefined };

const SHAPE = /^(\d):(\d*)(\+?):[^:]*(?::([\s\S]*))?$/;

/** Reads one frame; undefined when it is none. */
export function parseFrame(text: string): Frame | undefined {
  const [, type, id, plus, data = ''] = SHAPE.exec(text) ?? [];
  switch (type) {
    case undefined:
      return undefined;
    case '0':
      return { type: 'disconnect' };
    case '2':
      return { type: 'heartbeat' };
    case '3':
      return { type: 'message', data };
    case '5':
      return { type: 'event', data, ackId: plus && id ? id : undefined };
    default:
      return { type: 'other' };
  }
}

export function eventFrame(name: string, ...args: readonly object[]): string {
  return `5:::${JSON.stringify({ name, args })}`;
}

export function ackFrame(id: string): string {
  return `6:::${id}`;
}

const MARK = '\ufffd';

/** Several frames in one polling body: a mark, the length in UTF-16 units, a mark, the frame. */
export function joinFrames(frames: readonly string[]): string {
  if (frames.length === 1) return frames[0]!;
  return frames.map((frame) => `${MARK}${frame.length}${MARK}${frame}`).join('');
}

/** The reverse of {@link joinFrames}; what follows a malformed length is dropped. */
export function splitFrames(body: string): string[] {
  if (!body.startsWith(MARK)) return body === '' ? [] : [body];
  const frames: string[] = [];
  for (let at = 0; body[at] === MARK;) {
    const end = body.indexOf(MARK, at + 1);
    const length = Number(body.slice(at + 1, end));
    if (end < 0 || !Number.isSafeInteger(length) || length < 0) break;
    frames.push(body.slice(end + 1, end + 1 + length));
    at = end + 1 + length;
  }
  return frames;
}
