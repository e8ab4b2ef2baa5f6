export { envBoolean, envList, envPort, parseEnv } from './env.ts';
export { Inspector } from './inspector.ts';
export { listen } from './listen.ts';
export { createLogger } from './log.ts';
export type { Logger, LogOptions } from './log.ts';
export { requestId } from './request-id.ts';
export { run } from './run.ts';
export { selfReporter } from './self-report.ts';
export type { SelfReport } from './self-report.ts';
