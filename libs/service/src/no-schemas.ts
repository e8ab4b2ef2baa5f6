/**
 * For `schemaController` of Fastify: what comes in is parsed with zod, and the compilers of Fastify's own schemas,
 * which it loads otherwise, take as long to load as all the rest of it.
 */
export const noSchemas = {
  compilersFactory: { buildValidator: refuse, buildSerializer: refuse },
};

function refuse(): never {
  throw new TypeError('Requests are parsed with zod, not by a schema of Fastify.');
}
