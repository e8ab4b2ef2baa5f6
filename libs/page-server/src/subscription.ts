/** Does the page ask for a stream of events that goes on until one side has enough? */
export function isSubscription(request: Request): boolean {
  const accepted = request.headers.get('accept') ?? '';
  return request.method === 'GET' && accepted.includes('text/event-stream');
}
