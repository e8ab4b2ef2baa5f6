import { selfReporter } from '@switchboard/service';
import type { FastifyInstance } from 'fastify';
import type { Network } from '../network/network.ts';

const report = selfReporter(import.meta.url);

export function pageRoutes(app: FastifyInstance, _network: Network): void {
  app.get('/health', async () => report());
}
