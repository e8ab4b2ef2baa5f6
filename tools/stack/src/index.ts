export type { App, AppPorts, Environment, Setting } from './app.ts';
export { apps, pageApps } from './apps.ts';
export type { AppName } from './apps.ts';
export { access } from './apps/access.ts';
export { dataplane } from './apps/dataplane.ts';
export { identityProvider } from './apps/identity-provider.ts';
export { robot } from './apps/robot.ts';
export { caFileOf, connectionStringOf, seedFileOf } from './local-access.ts';
export { healthUrlOf, portOf, urlOf } from './setting.ts';
