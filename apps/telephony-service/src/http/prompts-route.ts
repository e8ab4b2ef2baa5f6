import type { FastifyInstance } from 'fastify';

const FILE = /^(ringback|greeting|beep|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.wav$/;

/** @returns undefined where there is none of this name */
export type FindPrompt = (name: string) => Promise<Uint8Array | undefined>;

/** Where the service of calls fetches what it plays: what every caller hears, so nobody is asked who they are. */
export function promptsRoute(app: FastifyInstance, find: FindPrompt): void {
  app.get<{ Params: { file: string } }>('/prompts/:file', async ({ params }, reply) => {
    const [, name] = FILE.exec(params.file) ?? [];
    const prompt = name === undefined ? undefined : await find(name);
    if (!prompt) return reply.code(404).send({ code: 'not-found' });
    return reply.type('audio/wav').send(Buffer.from(prompt));
  });
}
