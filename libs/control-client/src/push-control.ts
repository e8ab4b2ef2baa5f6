import { z } from 'zod';

const service = z.enum(['fcm', 'apns', 'wns', 'web-push']);
const deliveryState = z.enum(['waiting', 'sent', 'expired', 'cancelled', 'refused', 'given-up']);
const delivery = z.object({
  ...{ id: z.string(), eventId: z.string(), userId: z.string(), installationId: z.string() },
  ...{ service, type: z.string(), state: deliveryState, reason: z.string().nullable() },
  ...{ attempts: z.number(), bytes: z.number().nullable() },
  ...{ createdAt: z.string(), endedAt: z.string().nullable() },
});
const deliveries = z.object({ value: z.array(delivery), after: z.string().optional() });
const installation = z.object({
  ...{ id: z.string(), app: z.string(), name: z.string(), service },
  ...{ registeredAt: z.string(), expiresAt: z.string(), lastPush: delivery.nullable() },
});
const services = z.object({
  value: z.array(z.object({ service, failures: z.number(), pausedMs: z.number() })),
});

/** A push and what became of it, without what it said. Times are in ISO 8601. */
export type PushDelivery = z.output<typeof delivery>;
/** The latest first; `after` asks for the next page, when there is one. */
export type PushDeliveries = z.output<typeof deliveries>;
/** An app that gets pushes for a person, without what reaches it. */
export type PushInstallation = z.output<typeof installation>;
/** A push service, as the process that is asked finds it: failures in a row, and how long it is left alone. */
export type PushServiceState = z.output<typeof services>['value'][number];

/** A registration as it was made at a time. */
export type KeptInstallation = Pick<PushInstallation, 'id' | 'registeredAt'>;

export interface PushLogQuery {
  readonly userId?: string | undefined;
  readonly state?: PushDelivery['state'] | undefined;
  /** The `after` of the page before. */
  readonly after?: string | undefined;
  /** 1 to 200, 50 when absent. */
  readonly limit?: number | undefined;
}

/** Apps that get pushes, and what became of these. */
export interface PushControl {
  services(): Promise<PushServiceState[]>;
  installations(userId: string): Promise<PushInstallation[]>;
  /** Sends an app no more pushes. */
  removeInstallation(userId: string, id: string): Promise<void>;
  /** Sends no app of these any more pushes, 1 to 500 at once. @returns how many apps there were */
  removeInstallationsOf(userIds: readonly string[]): Promise<number>;
  /** When the tokens of somebody end within a minute these stay, up to ten, and no others. */
  keepInstallations(userId: string, kept: readonly KeptInstallation[]): Promise<void>;
  /** @returns the id of the event by which the log names it */
  test(userId: string, id: string): Promise<string>;
  deliveries(query?: PushLogQuery): Promise<PushDeliveries>;
}

export function pushControl(
  ask: (method: string, path: string, body?: unknown) => Promise<unknown>,
): PushControl {
  const pathOf = (userId: string, id: string, rest = ''): string =>
    `/push/installations/${encodeURIComponent(id)}${rest}?${new URLSearchParams({ userId })}`;
  return {
    services: async () => services.parse(await ask('GET', '/push/services')).value,
    async installations(userId) {
      const answer = await ask('GET', `/push/installations?${new URLSearchParams({ userId })}`);
      return z.object({ value: z.array(installation) }).parse(answer).value;
    },
    removeInstallation: async (userId, id) => void (await ask('DELETE', pathOf(userId, id))),
    async removeInstallationsOf(userIds) {
      const answer = await ask('POST', '/push/installations/remove', { userIds });
      return z.object({ removed: z.number() }).parse(answer).removed;
    },
    async keepInstallations(userId, kept) {
      await ask('POST', '/push/installations/keep', { userId, installations: kept });
    },
    async test(userId, id) {
      const answer = await ask('POST', pathOf(userId, id, '/test'));
      return z.object({ eventId: z.string() }).parse(answer).eventId;
    },
    async deliveries(query = {}) {
      const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, String(value)]],
      );
      const path = `/push/deliveries?${new URLSearchParams(given)}`;
      return deliveries.parse(await ask('GET', path));
    },
  };
}
