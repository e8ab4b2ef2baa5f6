import { messageFields } from '@switchboard/smpp';
import type { MessageFields, TextFields } from '@switchboard/smpp';

/** From whom to whom, in E.164. */
export interface Route {
  readonly from: string;
  readonly to: string;
}

/** @returns a deliver_sm as text, to be kept until it is acknowledged; its text is in short_message */
export function keepFields({ from, to }: Route, fields: TextFields): string {
  const { shortMessage, ...rest } = fields;
  const bytes = Buffer.from(shortMessage).toString('base64');
  return JSON.stringify({ from, to, bytes, ...rest });
}

/** The way back from {@link keepFields}. */
export function keptFields(text: string): MessageFields {
  const { from, to, bytes, ...rest } = JSON.parse(text) as Route &
    Omit<TextFields, 'shortMessage'> & { readonly bytes: string };
  return messageFields({
    source: addressOf(from),
    destination: addressOf(to),
    shortMessage: Buffer.from(bytes, 'base64'),
    ...rest,
  });
}

/** International, of the numbering plan E.164, and without the plus (SMPP 3.4, 5.2.5). */
function addressOf(number: string) {
  return { ton: 1, npi: 1, value: number.slice(1) };
}
