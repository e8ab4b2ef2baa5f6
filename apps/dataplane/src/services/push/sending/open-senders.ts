import type { Clock, Scope } from '@switchboard/kernel';
import { Endpoints } from '../../../platform/outgoing/endpoint.ts';
import { EndpointGuard } from '../../../platform/outgoing/guard.ts';
import type { PushConfig } from '../config.ts';
import { apnsSender } from './apns-sender.ts';
import { fcmSender } from './fcm-sender.ts';
import type { PushSender } from './sender.ts';
import { webPushSender } from './web-push-sender.ts';
import { wnsSender } from './wns-sender.ts';

/** Where whoever runs this has said themselves that something is on this machine. */
const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/** To one service at a time; what is more waits for its turn. */
const MAX_SOCKETS = 32;

/**
 * The push services that there are credentials for. Addresses that apps register are those of known hosts,
 * and what a name stands for is looked at when a connection is made, so that none leads inside.
 */
export function openSenders(config: PushConfig, clock: Clock, scope: Scope): PushSender[] {
  const { fcm, apns, wns, webPush, allowedHosts } = config;
  const own = new EndpointGuard(LOOPBACK);
  const isLocal = allowedHosts.some((host) => /^(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(host));
  const registered = isLocal ? own : new EndpointGuard([]);
  const ofConfig = scope.use(new Endpoints(clock, own, MAX_SOCKETS));
  const ofApps = scope.use(new Endpoints(clock, registered, MAX_SOCKETS));
  const senders = [
    fcm && fcmSender(fcm, { endpoints: ofConfig, clock }),
    apns && apnsSender(apns),
    wns && wnsSender(wns, { endpoints: ofApps, own: ofConfig, clock }),
    webPush && webPushSender(webPush, { endpoints: ofApps }),
  ].flatMap((sender) => sender ?? []);
  for (const sender of senders) scope.add(async () => sender[Symbol.asyncDispose]?.());
  return senders;
}
