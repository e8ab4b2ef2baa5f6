import { acsLifetimeMinutes, relayLifetimeMinutes } from '@switchboard/identity';

/** What hints and problems of a rule speak of, by the names that the messages use. */
export const ruleLimits = {
  ...acsLifetimeMinutes,
  relayShortest: relayLifetimeMinutes.shortest,
  relayLongest: relayLifetimeMinutes.longest,
};
