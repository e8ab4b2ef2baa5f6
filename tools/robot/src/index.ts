export { compose } from './compose.ts';
export type { Robot, RobotOverrides } from './compose.ts';
export { readConfig } from './env.ts';
export type { RobotConfig } from './env.ts';
