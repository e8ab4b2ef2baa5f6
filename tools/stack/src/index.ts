export type { App, AppPorts, Environment, Setting } from './app.ts';
export { apps, pageApps } from './apps.ts';
export type { AppName } from './apps.ts';
export { access } from './apps/access.ts';
export { botsService } from './apps/bots-service.ts';
export { dataplane } from './apps/dataplane.ts';
export { identityProvider } from './apps/identity-provider.ts';
export { phone, phoneClient, phoneConfigOf } from './apps/phone.ts';
export { pushLab } from './apps/push-lab.ts';
export { robot, robotService } from './apps/robot.ts';
export { telephonyService } from './apps/telephony-service.ts';
export { subscriptionFileOf, subscriptionsOf } from './event-subscriptions.ts';
export {
  caFileOf,
  connectionStringOf,
  seedFileOf,
  WELL_KNOWN_RESOURCE,
  WELL_KNOWN_TOPIC,
} from './local-access.ts';
export { pushAccountOf, pushEnvironmentOf } from './push-account.ts';
export { healthUrlOf, portOf, urlOf } from './setting.ts';
