const NAMES = /^\/api\/telephony\/contacts\.names(,contacts\.names)*$/;

/** Does a request ask the telephony service for names of contacts, and nothing else? That is all it is asked from here. */
export function isAboutNames(request: Request): boolean {
  return NAMES.test(new URL(request.url).pathname);
}
