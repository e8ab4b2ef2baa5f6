import { z } from 'zod';

/** The push services, by the names that are stored and shown. */
export const pushServices = ['fcm', 'apns', 'wns', 'web-push'] as const;
export type PushServiceName = (typeof pushServices)[number];

/** Longer addresses are none that a push service gives. */
const MAX_URL = 2_048;
const secureUrl = z.url({ protocol: /^https$/ }).max(MAX_URL);
const apnsToken = z.string().regex(/^[0-9a-f]{64,200}$/i);
const base64Url = (bytes: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}={0,2}$`));

/** Where one installation is reached: what its platform handed to the app. */
export const pushTarget = z.discriminatedUnion('service', [
  z.strictObject({
    service: z.literal('fcm'),
    token: z.string().regex(/^[\w:.-]{20,4096}$/),
  }),
  z
    .strictObject({
      service: z.literal('apns'),
      /** For notifications. */
      token: apnsToken.optional(),
      /** Of PushKit, for calls. */
      voipToken: apnsToken.optional(),
      /** A build from Xcode has a token of Apple's development environment. */
      isDevelopment: z.boolean().optional(),
    })
    .refine(({ token, voipToken }) => token ?? voipToken, 'One of the two tokens is needed.'),
  z.strictObject({ service: z.literal('wns'), channel: secureUrl }),
  z.strictObject({
    service: z.literal('web-push'),
    endpoint: secureUrl,
    keys: z.strictObject({ p256dh: base64Url(65), auth: base64Url(16) }),
  }),
]);

/** What an app says of itself when it registers. */
export const registration = z.strictObject({
  /** The bundle or package of the app, which is Apple's topic. */
  app: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,154}$/),
  /** What its owner calls the device. */
  name: z.string().trim().min(1).max(100),
  target: pushTarget,
});

export const installationId = z.uuid();

/** An installation as it is shown: without what reaches it. */
export const installation = z.object({
  id: installationId,
  app: z.string(),
  name: z.string(),
  service: z.enum(pushServices),
  registeredAt: z.iso.datetime(),
  /** An app that does not register again until then is forgotten. */
  expiresAt: z.iso.datetime(),
});

export type PushTarget = z.output<typeof pushTarget>;
export type Registration = z.output<typeof registration>;
export type Installation = z.output<typeof installation>;

/** What a call that rang is now, for an app that was woken for it. */
export const ringingState = z.object({
  state: z.enum(['ringing', 'ended']),
});
export type RingingState = z.output<typeof ringingState>['state'];
