/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // `typecheck` is a target of its own and runs in the same check: once is enough.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  experimental: {
    optimizePackageImports: ['@mantine/core', '@tabler/icons-react'],
    // Writing it takes a quarter of a build, and Nx keeps what was built anyway.
    turbopackFileSystemCacheForBuild: false,
  },
};
