import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What somebody asked the model, as it came. */
export interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly text: string;
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const usage = { prompt_tokens: 210, completion_tokens: 12 };
const json = (response: ServerResponse, status: number, value: object): void =>
  void response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify(value));

/** Calls the function with these arguments, as one answer. */
export const calls =
  (argument: object | string, more: object = { usage }): Answer =>
  (response) => {
    const text = typeof argument === 'string' ? argument : JSON.stringify(argument);
    const called = { id: 'c1', type: 'function', function: { name: 'answer', arguments: text } };
    const message = { role: 'assistant', content: null, tool_calls: [called] };
    json(response, 200, { choices: [{ index: 0, message }], ...more });
  };

/** The same, three letters at a time. */
export const streams =
  (argument: object): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    const delta = (value: object): void =>
      void response.write(
        `data: ${JSON.stringify({ choices: [{ index: 0, delta: value }] })}\r\n\r\n`,
      );
    delta({ role: 'assistant', content: '' });
    for (const piece of JSON.stringify(argument).match(/.{1,3}/gs) ?? [])
      delta({ tool_calls: [{ index: 0, function: { arguments: piece } }] });
    response.write(`: a comment\n\ndata: ${JSON.stringify({ choices: [], usage })}\n\n`);
    response.end('data: [DONE]\n\n');
  };

export const says =
  (content: string): Answer =>
  (response) =>
    json(response, 200, { choices: [{ message: { role: 'assistant', content } }], usage });

export const fails =
  (status: number): Answer =>
  (response) =>
    json(response, status, { error: { message: 'no' } });

/** A server in the place of a model's. It answers as it is told to, one request after the other, and the last way from then on. */
export async function startModel(...answers: Answer[]) {
  const asked: Asked[] = [];
  let heard = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += String(chunk)));
    request.on('end', () => {
      const { authorization } = request.headers;
      asked.push({ path: request.url ?? '', authorization, text });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      answer?.(response, request);
      heard.resolve();
      heard = Promise.withResolvers();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    /** Fulfilled once it is asked the next time. */
    heard: () => heard.promise,
    [Symbol.dispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}
