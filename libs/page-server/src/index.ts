export { callingBundle } from './calling-bundle.ts';
export { createPageServer } from './create-page-server.ts';
export type { PageServer, PageServerOptions } from './create-page-server.ts';
export type { Download, FilePage } from './download-pages.ts';
export { pageContext } from './page-context.ts';
export { securePage } from './secure-page.ts';
export type { PageRules } from './secure-page.ts';
