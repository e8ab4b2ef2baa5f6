import { access } from './apps/access.ts';
import { bots } from './apps/bots.ts';
import { botsService } from './apps/bots-service.ts';
import { carrier } from './apps/carrier.ts';
import { consoleApp } from './apps/console.ts';
import { dataplane } from './apps/dataplane.ts';
import { identityProvider } from './apps/identity-provider.ts';
import { networking } from './apps/networking.ts';
import { phone } from './apps/phone.ts';
import { pushLab } from './apps/push-lab.ts';
import { robot } from './apps/robot.ts';
import { telephonyService } from './apps/telephony-service.ts';
import { telephony } from './apps/telephony.ts';
import { web } from './apps/web.ts';

/** Every app of the stack, each after those it needs. A further one is a file and a line here. */
export const apps = [
  carrier,
  pushLab,
  dataplane,
  identityProvider,
  access,
  telephonyService,
  botsService,
  web,
  consoleApp,
  networking,
  robot,
  phone,
  telephony,
  bots,
] as const;

export type AppName = (typeof apps)[number]['name'];

/** The apps that people open in a browser. */
export const pageApps: readonly AppName[] = apps
  .filter(({ kind }) => kind === 'pages')
  .map(({ name }) => name);
