import type { FastifyInstance } from 'fastify';
import type { Network } from '../network/network.ts';
import { accountRoutes } from './account-routes.ts';
import { callRoutes } from './call-routes.ts';
import { callerRoutes } from './caller-routes.ts';
import { handsetRoutes } from './handset-routes.ts';
import { telephoneRoutes } from './telephone-routes.ts';
import { timeRoutes } from './time-routes.ts';
import { voicemailRoutes } from './voicemail-routes.ts';

/** What tests, tools and the pages of handsets do to the network. */
export function apiRoutes(root: FastifyInstance, network: Network): void {
  root.register(
    async (app) => {
      handsetRoutes(app, network);
      accountRoutes(app, network);
      telephoneRoutes(app, network);
      voicemailRoutes(app, network);
      callRoutes(app, network);
      callerRoutes(app, network);
      timeRoutes(app, network);
    },
    { prefix: '/api' },
  );
}
