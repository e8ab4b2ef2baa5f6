import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import { selfReporter } from '@switchboard/service';
import { APP_POLICY, readAppFile } from './app-files.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

const report = selfReporter(import.meta.url);

/** Serves the built app. @param config what `config.json` says */
export function createStaticServer(folder: string, config: unknown): Server {
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const name = path === '/' ? 'index.html' : path.slice(1);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', APP_POLICY);
    response.setHeader('cache-control', 'no-store');
    if (name === 'health') return send(response, JSON_TYPE, JSON.stringify(report()));
    if (name === 'config.json') return send(response, JSON_TYPE, JSON.stringify(config));
    readAppFile(folder, name).then(
      (file) => (file ? send(response, file.type, file.content) : missing(response)),
      () => missing(response),
    );
  });
}

function send(response: ServerResponse, type: string, content: string | Buffer): void {
  response.setHeader('content-type', type);
  response.end(content);
}

function missing(response: ServerResponse): void {
  response.writeHead(404).end();
}
