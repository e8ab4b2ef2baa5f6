/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // Only what a server of these pages needs goes into their image; `tools/images` takes it from there.
  output: 'standalone',
  // No picture is made smaller here, so nobody can have the server do it, and no image holds the library.
  images: { unoptimized: true },
  // `typecheck` is a target of its own and runs in the same check: once is enough.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  experimental: {
    optimizePackageImports: ['@mantine/core', '@tabler/icons-react'],
    // Writing it takes a quarter of a build, and Nx keeps what was built anyway.
    turbopackFileSystemCacheForBuild: false,
  },
};
