/** Modules that come as ES modules, or in the language of React Native, are made into what this Jest reads. */
const TRANSFORMED = [
  ...['(jest-)?react-native[^/]*', '@react-native[^/]*/.*', 'expo[^/]*', '@expo(nent)?/.*'],
  ...['@livekit/.*', '@noble/.*', 'jose', 'openid-client', 'oauth4webapi', 'zod', '@trpc/.*'],
  ...['@azure/.*', '@azure-rest/.*', '@typespec/.*', 'uuid'],
].join('|');

const own = (name) => `<rootDir>/node_modules/${name}`;

/** The app's screens on the halves of React Native for both systems, without a phone. */
const project = (platform) => ({
  preset: `jest-expo/${platform}`,
  displayName: platform,
  setupFilesAfterEnv: ['<rootDir>/expo/tests/_wait.ts'],
  testMatch: ['<rootDir>/expo/tests/**/*.test.tsx'],
  testEnvironmentOptions: {
    customExportConditions: ['@switchboard/source', 'react-native', 'require', 'default'],
  },
  moduleNameMapper: {
    '^react$': own('react'),
    '^react/(.*)$': own('react/$1'),
    '^react-native$': own('react-native'),
  },
  transform: { '\\.mjs$': 'babel-jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${TRANSFORMED})(/|$))`],
});

module.exports = {
  // The first test of a file waits for all that it loads to be compiled.
  testTimeout: 60_000,
  projects: [project('ios'), project('android')],
};
