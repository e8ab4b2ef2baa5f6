import { networkingError } from '../networking-errors.ts';
import type { DataTransport, OutgoingMessage } from './transport.ts';

/** @throws PlatformError `message-too-large`, `too-many-recipients`, `transport-closed` */
export function assertSendable(
  { isClosed, limits }: Pick<DataTransport, 'isClosed' | 'limits'>,
  { bytes, to }: OutgoingMessage,
): void {
  if (isClosed) throw networkingError('transport-closed', 'The way to the others was closed.');
  if (bytes.length > limits.maxBytes) {
    throw networkingError('message-too-large', 'The message is larger than this way takes.');
  }
  if (to && to.length > limits.maxRecipients) {
    throw networkingError(
      'too-many-recipients',
      'The message names more people than this way reaches.',
    );
  }
}
