/** Every key of the bus in Redis begins so. */
export const PREFIX = 'switchboard:bus:';
/** Longer than anything that is registered or claimed lasts. */
export const KEEP_S = 48 * 3_600;
