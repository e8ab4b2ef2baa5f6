import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

const TYPES = {
  'carrier.css': 'text/css; charset=utf-8',
  'handset.mjs': 'text/javascript; charset=utf-8',
  'telephone.mjs': 'text/javascript; charset=utf-8',
  'ring.mjs': 'text/javascript; charset=utf-8',
  'sound-worklet.mjs': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** What pages load. It lies beside `src` and `dist`, and is served as it is. */
export function assetRoutes(app: FastifyInstance): void {
  for (const [name, type] of Object.entries(TYPES)) {
    const content = readFileSync(new URL(`../../assets/${name}`, import.meta.url));
    app.get(`/assets/${name}`, async (_request, reply) => reply.type(type).send(content));
  }
}
