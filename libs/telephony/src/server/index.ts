export { LIST_LIMITS, readList } from './read-list.ts';
export { isEmergencyNumber } from './emergency-number.ts';
export { timeZonesOf } from './time-zones.ts';
