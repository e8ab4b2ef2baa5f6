import { purchaseReservationBody, reservationBody, reservationsQuery } from '@switchboard/acs-wire';
import { z } from 'zod';
import { read } from '../../platform/wire/body.ts';
import { nextLink, pageOf, readCursor, writeCursor } from '../../platform/wire/cursor.ts';
import { badRequest } from '../../platform/wire/errors.ts';
import { noContent, ok } from '../../platform/wire/operation.ts';
import type { KeyHandler, OperationRequest } from '../../platform/wire/operation.ts';
import { began } from './began.ts';
import type { NumbersDeps } from './numbers-deps.ts';
import type { reservationOperations } from './operations.ts';
import { presentInFull, presentReservation, reservationNotFound } from './reservation.ts';

type Handlers = { readonly [Name in keyof typeof reservationOperations]: KeyHandler };

const position = z.object({ createdMs: z.int(), id: z.string().max(64) });
const id = z.guid();

/** Numbers that are put aside. */
export function reservationHandlers({
  stores,
  clock,
  beginnings,
  reservations,
}: NumbersDeps): Handlers {
  return {
    async listReservations(request) {
      const { query } = request;
      const { maxPageSize, after } = read(reservationsQuery, query);
      const from = after === undefined ? undefined : readCursor(position, after);
      const rows = await stores.reservations.list(from, maxPageSize + 1);
      const nowMs = clock.now();
      const { value, ...link } = pageOf(
        rows,
        maxPageSize,
        (one) => presentReservation(one, nowMs),
        ({ createdMs, id: last }) => {
          const next = { ...query, after: writeCursor({ createdMs, id: last }) };
          return nextLink('/availablePhoneNumbers/reservations', next);
        },
      );
      return ok({ reservations: value, ...link });
    },

    async changeReservation(request) {
      const { phoneNumbers } = read(reservationBody, request.body);
      const changed = await reservations.change(reservationIdOf(request), phoneNumbers);
      const { reservation, isNew, refused } = changed;
      const body = presentInFull(reservation, clock.now(), refused);
      if (refused.length > 0) return { status: 207, body };
      return { status: isNew ? 201 : 200, body };
    },

    async getReservation(request) {
      const reservation = await stores.reservations.find(reservationIdOf(request));
      if (!reservation) throw reservationNotFound();
      return ok(presentInFull(reservation, clock.now()));
    },

    async removeReservation(request) {
      await reservations.remove(reservationIdOf(request));
      return noContent;
    },

    async purchaseReservation(request) {
      const { agreeToNotResell } = read(purchaseReservationBody, request.body);
      const operation = await beginnings.purchaseReservation(
        reservationIdOf(request),
        agreeToNotResell,
      );
      return began(operation, request);
    },
  };
}

function reservationIdOf({ params }: OperationRequest): string {
  const parsed = id.safeParse(params['reservation']);
  if (parsed.success) return parsed.data.toLowerCase();
  throw badRequest('The id of a reservation is a GUID.', 'reservationid');
}
