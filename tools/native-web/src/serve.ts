import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import { basename, extname, join } from 'node:path';
import { selfReporter } from '@switchboard/service';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};
/** It asks the services of its configuration, wherever they are, and runs no script but its own. */
const POLICY = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'unsafe-inline'", 'img-src data:'],
  ...['connect-src http: https: ws: wss:', 'media-src blob:', "frame-ancestors 'self'"],
  ...["base-uri 'none'", "form-action 'none'"],
].join('; ');

const report = selfReporter(import.meta.url);

/** Serves one folder of static files, and nothing below or beside it. @param config what `config.json` says */
export function createStaticServer(folder: string, config: unknown): Server {
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const name = path === '/' ? 'index.html' : path.slice(1);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', POLICY);
    response.setHeader('cache-control', 'no-store');
    if (name === 'health') return send(response, '.json', JSON.stringify(report()));
    if (name === 'config.json') return send(response, '.json', JSON.stringify(config));
    if (name !== basename(name) || !TYPES[extname(name)]) return missing(response);
    readFile(join(folder, name)).then(
      (content) => send(response, extname(name), content),
      () => missing(response),
    );
  });
}

function send(response: ServerResponse, extension: string, content: string | Buffer): void {
  response.setHeader('content-type', TYPES[extension]!);
  response.end(content);
}

function missing(response: ServerResponse): void {
  response.writeHead(404).end();
}
