import type { End } from '../calls/port.ts';

/** The name of this kind of end. */
export const PHONE = 'phone';

/** A number in E.164 as a raw identifier. */
const PHONE_ID = /^4:(\+[1-9]\d{1,14})$/;

/** @returns the number with its plus; nothing for what is no phone */
export function numberOf(rawId: string): string | undefined {
  return PHONE_ID.exec(rawId)?.[1];
}

export function phoneEnd(process: string, id: string): End {
  return { kind: PHONE, process, id, media: 'server' };
}
