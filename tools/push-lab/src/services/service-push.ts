import type { PushPayload, PushServiceName } from '@switchboard/push';

/** How a platform treats a push. */
export type PushKind = 'data' | 'notification' | 'voip' | 'alert' | 'background';

/** A push as a push service has accepted it, on its way to a device. */
export interface ServicePush {
  readonly service: PushServiceName;
  /** By what the app was told that it can be reached. */
  readonly address: string;
  readonly kind: PushKind;
  /** What is not may be held back to save the battery. */
  readonly isUrgent: boolean;
  /** When the service gives up on a device that it cannot reach. */
  readonly expiresMs: number;
  readonly collapseKey: string | undefined;
  /** As an app reads it; undefined for what is none of ours. */
  readonly push: PushPayload | undefined;
  /** What the system shows by itself. */
  readonly notice: { readonly title: string; readonly body: string } | undefined;
}
