import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

const ASSETS = {
  'desk.css': 'text/css; charset=utf-8',
  'desk.mjs': 'text/javascript; charset=utf-8',
  'device.mjs': 'text/javascript; charset=utf-8',
  'element.mjs': 'text/javascript; charset=utf-8',
  'inspector.mjs': 'text/javascript; charset=utf-8',
  'texts.mjs': 'text/javascript; charset=utf-8',
};
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; " +
  "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The desk in a browser. Its files lie beside `src` and `dist`, and are served as they are. */
export function deskRoutes(app: FastifyInstance, hasApp: boolean): void {
  app.get('/', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('permissions-policy', 'camera=(self), microphone=(self)')
      .send(page(hasApp)),
  );
  for (const [name, type] of Object.entries(ASSETS)) {
    const content = readFileSync(new URL(`../../assets/${name}`, import.meta.url));
    app.get(`/desk/${name}`, async (_request, reply) => reply.type(type).send(content));
  }
}

function page(hasApp: boolean): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Push lab</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/desk/desk.css">
<script type="module" src="/desk/desk.mjs"></script>
</head>
<body data-app="${hasApp}"></body>
</html>
`;
}
