import { accessError } from '@switchboard/access-api';

/** It has expired, was bought, or ACS does not know it. */
export function reservationOver(cause?: unknown) {
  return accessError('number-reservation-over', 'The reservation holds no numbers (any more).', {
    cause,
  });
}
